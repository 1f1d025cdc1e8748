// The console's own script. Everything on the pages works as plain forms and links; this saves the reloading.
const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';

/** Sends a form's fields; the token goes along as a header. */
function post(path, fields) {
  return fetch(path, {
    method: 'POST',
    headers: { 'x-csrf-token': token, 'x-fragment': '1' },
    body: new URLSearchParams(fields),
  });
}

function startChat(log, form) {
  const input = form.elements.namedItem('text');
  const speaker = form.elements.namedItem('speaker');
  const shown = (id) => log.querySelector(`[data-id="${id}"]`) !== null;

  /** Adds what is not shown yet, in order, and brings the newest into view. */
  function add(markup) {
    const part = document.createRange().createContextualFragment(markup);
    for (const message of [...part.children]) if (!shown(message.dataset.id)) log.append(message);
    log.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }

  async function say(text) {
    if (!text.trim()) return;
    input.value = '';
    const answer = await post('/chat', { text, speaker: speaker.value });
    if (answer.ok) add(await answer.text());
    else input.value = text;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    say(input.value);
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.dataset.say) say(button.dataset.say);
    else if (button?.dataset.useful) judge(button);
  });
  const asWechat = document.getElementById('as-wechat');
  asWechat?.addEventListener('change', () => log.classList.toggle('wechat', asWechat.checked));
  log.lastElementChild?.scrollIntoView({ block: 'nearest' });
  new EventSource('/chat/stream').addEventListener('entry', (event) => add(event.data));
}

async function judge(button) {
  const box = button.closest('.feedback');
  const answer = await post('/chat/feedback', { key: box.dataset.key, useful: button.dataset.useful });
  if (answer.ok) box.textContent = box.dataset.thanks;
}

/** Shows results while somebody types, and keeps the address in step. */
function startInstantSearch(form, results) {
  let latest = 0;
  async function show(address) {
    latest += 1;
    const mine = latest;
    const answer = await fetch(address, { headers: { 'x-fragment': '1' } });
    const markup = await answer.text();
    if (mine !== latest || !answer.ok) return;
    results.replaceChildren(document.createRange().createContextualFragment(markup));
    history.replaceState(null, '', address);
  }
  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const fields = [...new FormData(form)].filter(([, value]) => value !== '');
      show(`/cases?${new URLSearchParams(fields)}`);
    }, 120);
  });
}

const log = document.querySelector('.log');
const ask = document.querySelector('form.ask');
if (log && ask) startChat(log, ask);

const find = document.querySelector('form[data-instant]');
const results = document.getElementById('results');
if (find && results) startInstantSearch(find, results);

document.querySelector('[data-print]')?.addEventListener('click', () => print());
