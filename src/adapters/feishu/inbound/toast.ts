/** A short notice that Feishu shows to the person who clicked, in the language of their client. */
export type Toast = {
  type: 'info' | 'success' | 'warning' | 'error';
  content: string;
  i18n: { zh_cn: string; en_us: string };
};

function toast(type: Toast['type'], zh: string, en: string): Toast {
  return { type, content: zh, i18n: { zh_cn: zh, en_us: en } };
}

export const toasts = {
  working: toast('info', '收到，马上回复', 'Got it, the answer is coming'),
  useful: toast('success', '谢谢，已记下“有用”', 'Thank you, noted as useful'),
  useless: toast('success', '谢谢，已记下“没用”，我们会改进', 'Thank you, noted as not useful'),
  expired: toast(
    'warning',
    '这个按钮已经失效，请直接输入问题',
    'This button no longer works, please type your question',
  ),
  failed: toast(
    'error',
    '没能记下这次点击，请再点一次或直接输入问题',
    'The click was lost, please click again or type',
  ),
} as const;
