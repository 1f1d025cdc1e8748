import { connect, type Socket } from 'node:net';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { lineReader, type Order, orderSchema, type Report } from './wire.ts';

const text = 7;
const image = 6;

/** wechaty's mock puppet, led by a made-up WeChat at the other end of a socket, whose path it takes for its token. */
export default class LedPuppet extends PuppetMock {
  readonly #mocker: mock.Mocker;
  readonly #path: string;
  readonly #waiting = new Map<number, (order: Extract<Order, { do: 'settle' }>) => void>();
  readonly #aliases = new Map<string, string>();
  readonly #ballast: Buffer[] = [];
  #socket: Socket | undefined;
  #sends = 0;

  constructor({ token = '' }: { token?: string }) {
    const mocker = new mock.Mocker();
    super({ mocker });
    this.#mocker = mocker;
    this.#path = token;
  }

  override async onStart(): Promise<void> {
    await super.onStart();
    this.#socket = connect(this.#path);
    this.#socket.on(
      'data',
      lineReader((line) => this.#obey(orderSchema.parse(JSON.parse(line)))),
    );
    const remembers = await this.memory.get<string>('session');
    this.#tell({ tell: 'here', pid: process.pid, ...(remembers === undefined ? {} : { remembers }) });
  }

  override async onStop(): Promise<void> {
    this.#socket?.destroy();
    await super.onStop();
  }

  override async messageSendText(to: string, content: string): Promise<void> {
    await this.#send({ to, text: content });
  }

  override async messageSendFile(to: string, file: { name: string; toBase64(): Promise<string> }): Promise<void> {
    await this.#send({ to, picture: { name: file.name, base64: await file.toBase64() } });
  }

  override async roomMemberRawPayload(roomId: string, contactId: string) {
    const payload = await super.roomMemberRawPayload(roomId, contactId);
    const alias = this.#aliases.get(`${roomId} ${contactId}`);
    return alias === undefined ? payload : { ...payload, roomAlias: alias };
  }

  async #send(message: { to: string; text?: string; picture?: { name: string; base64: string } }): Promise<void> {
    this.#sends += 1;
    const send = this.#sends;
    const settled = new Promise<Extract<Order, { do: 'settle' }>>((resolve) => {
      this.#waiting.set(send, resolve);
    });
    this.#tell({ tell: 'send', send, ...message });
    const { error, code } = await settled;
    if (error !== undefined) throw Object.assign(new Error(error), code === undefined ? {} : { code });
  }

  #tell(report: Report): void {
    this.#socket?.write(`${JSON.stringify(report)}\n`);
  }

  #obey(order: Order): void {
    switch (order.do) {
      case 'scan':
        this.emit('scan', { qrcode: order.url, status: order.status });
        break;
      case 'log-in':
        this.#logIn(order);
        break;
      case 'log-out':
        void this.logout('the phone ended it');
        break;
      case 'remember':
        void this.memory.set('session', order.value).then(() => this.memory.save());
        break;
      case 'message':
        this.#receive(order);
        break;
      case 'new-room':
        this.#addRoom(order.room);
        break;
      case 'rename':
        this.#mocker.RoomMock.load(order.room).topic(order.topic).by(this.#contact(order.by));
        break;
      case 'join':
        this.#mocker.RoomMock.load(order.room).add(this.#contact(order.who)).by(this.#contact(order.by));
        break;
      case 'leave':
        this.emit('room-leave', {
          roomId: order.room,
          removeeIdList: [order.who],
          removerId: order.by,
          timestamp: Date.now(),
        });
        break;
      case 'settle':
        this.#waiting.get(order.send)?.(order);
        this.#waiting.delete(order.send);
        break;
      case 'errors':
        for (let i = 0; i < order.count; i++) this.emit('error', { data: `error ${i}` });
        break;
      case 'break':
        this.#break(order.how);
        break;
    }
  }

  #logIn({ me, contacts, rooms, isReady }: Extract<Order, { do: 'log-in' }>): void {
    this.#mocker.cacheContactPayload.clear();
    this.#mocker.cacheRoomPayload.clear();
    for (const { id, name, friend, official, alias, weixin } of contacts)
      this.#mocker.createContact({
        id,
        name,
        friend,
        type: official ? 2 : 1,
        ...(alias ? { alias } : {}),
        ...(weixin ? { weixin } : {}),
      });
    for (const room of rooms) this.#addRoom(room);
    this.#mocker.login(this.#contact(me));
    if (isReady) this.emit('ready', { data: 'ready' });
  }

  #addRoom({ id, topic, memberIds, aliases }: Extract<Order, { do: 'new-room' }>['room']): void {
    this.#mocker.createRoom({ id, topic, memberIdList: memberIds });
    for (const [member, alias] of Object.entries(aliases)) this.#aliases.set(`${id} ${member}`, alias);
  }

  #receive(order: Extract<Order, { do: 'message' }>): void {
    const common = {
      id: order.id,
      talkerId: order.from,
      timestamp: order.timestamp,
      type: order.text === undefined ? image : text,
      ...(order.text === undefined ? {} : { text: order.text }),
    };
    const where =
      order.room === undefined
        ? { listenerId: this.currentUserId }
        : { roomId: order.room, mentionIdList: order.mentions };
    // The same message may come twice, as on a bad line.
    if (!this.#mocker.cacheMessagePayload.has(order.id))
      this.#mocker.MessageMock.create({ ...common, ...where } as never);
    this.emit('message', { messageId: order.id });
  }

  #contact(id: string) {
    return this.#mocker.ContactMock.load(id);
  }

  #break(how: Extract<Order, { do: 'break' }>['how']): void {
    if (how === 'throw')
      setImmediate(() => {
        throw new Error('thrown where nobody catches');
      });
    else if (how === 'reject') void Promise.reject(new Error('rejected where nobody catches'));
    else if (how === 'exit') process.exit(7);
    else if (how === 'grow') while (this.#ballast.length < 40) this.#ballast.push(Buffer.alloc(16 * 1024 * 1024, 1));
    else for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}
