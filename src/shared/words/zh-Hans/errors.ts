import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { Words } from '../words.ts'
import { dayAndClock, number, size } from './formats.ts'

const goesByItself = () => '您的问题已保存,会自动发送。'
const kept = () => '您的问题已保留。'

export const errors: Words['errors'] = {
  'key-missing': {
    title: ({ profile }) => `钥匙串中没有 ${profile} 的密钥。`,
    safe: () => '您的问题在等待。',
  },
  'key-rejected': {
    title: ({ profile }) => `${profile} 没有接受 API 密钥。`,
    safe: () => '您的问题和截图在发件箱中等待。',
  },
  'keychain-locked': {
    title: () => '钥匙串已锁定,因此无法读取 API 密钥。',
    safe: () => '密钥和问题都未改动。',
  },
  'keychain-unavailable': {
    title: () => '这台电脑没有可供 Askshot 使用的钥匙串。',
    safe: () => '没有密钥写入磁盘;您的问题已保留。',
  },
  permission: {
    title: ({ profile, model }) => `${profile} 拒绝了:密钥不能使用 ${model},或账户没有余额。`,
    safe: kept,
  },
  billing: {
    title: ({ profile }) => `${profile} 报告此账户已没有余额。`,
    safe: () => '一切都已保留;在您同意之前不再发送。',
  },
  'rate-limited': {
    title: ({ profile }) => `${profile} 要求稍停一下。`,
    safe: goesByItself,
  },
  offline: {
    title: () => '没有网络。',
    safe: () => '您的问题已保存,网络恢复后会自动发送。',
  },
  unreachable: { title: ({ host }) => `${host} 没有应答。`, safe: goesByItself },
  'server-trouble': { title: ({ profile }) => `${profile} 自身出了问题。`, safe: goesByItself },
  'answer-late': {
    title: ({ profile }) => `${profile} 收下了问题,但没有返回任何内容。`,
    safe: () => '您的问题已保留。可能已经计费。',
  },
  'stream-cut': {
    title: ({ wordCount }) => `连接在 ${number(wordCount ?? 0)} 个词后断开。`,
    safe: () => '已收到的全部保留。',
  },
  'stream-stalled': {
    title: ({ wordCount }) => `回答在 ${number(wordCount ?? 0)} 个词后停住了。`,
    safe: () => '已收到的全部保留。',
  },
  'not-an-api': {
    title: ({ host }) => `应答的不是 ${host},而是一个网页,可能是登录页。`,
    safe: goesByItself,
  },
  'endpoint-not-found': {
    title: ({ host }) => `${host} 没有 Responses 端点;它可能只提供聊天补全。`,
    safe: kept,
  },
  'model-not-found': {
    title: ({ profile, model }) => `${profile} 没有名为 ${model} 的模型。`,
    safe: kept,
  },
  'model-blind': { title: ({ model }) => `${model} 看不了图片。`, safe: () => '没有丢失任何内容。' },
  'invalid-request': {
    title: ({ profile, providerText }) =>
      providerText === undefined
        ? `${profile} 没有看懂请求。`
        : `${profile} 没有看懂请求:“${providerText}”。`,
    safe: kept,
  },
  'parameter-refused': {
    title: ({ profile, model, field }) =>
      field === undefined
        ? `${profile} 拒绝了随 ${model} 发送的一项设置。`
        : `${profile} 拒绝了 ${model} 的“${field}”。`,
    safe: kept,
  },
  'history-lost': {
    title: ({ profile }) => `${profile} 已没有此对话串较早的部分。`,
    safe: () => '这里全部保留着。',
  },
  'picture-unreadable': {
    title: () => 'Askshot 无法读取这个文件;可以读取 PNG、JPEG、WebP、GIF、BMP、HEIC 和 PDF。',
    safe: () => '没有添加任何内容;您的问题保持原样。',
  },
  'picture-undecodable': {
    title: () => '这台电脑无法读取 HEIC 图片:请另存为 JPEG 或 PNG 再添加。',
    safe: () => '没有添加任何内容;您的问题保持原样。',
  },
  'picture-too-large': {
    title: () => '这张图片太大,无法在上面绘制。',
    safe: () => '它在您的问题中保持原样。',
  },
  'file-too-large': {
    title: () => `这个文件太大:图片最多 ${size(MAX_PICTURE_BYTES)},文档最多 ${size(MAX_DOCUMENT_BYTES)}。`,
    safe: () => '没有添加任何内容;您的问题保持原样。',
  },
  'file-unreadable': {
    title: () => '无法读取这个文件:它是文件夹,已不存在,或无权打开。',
    safe: () => '没有添加任何内容;您的问题保持原样。',
  },
  'document-unreadable': {
    title: () => '这个 PDF 不完整:请在来源处打开,重新保存后再添加。',
    safe: () => '没有添加任何内容;您的问题保持原样。',
  },
  'document-locked': {
    title: () => '这个 PDF 已加密,对方无法读取:请保存一份没有保护的副本再添加。',
    safe: () => '没有添加任何内容;您的问题保持原样。',
  },
  'document-refused': {
    title: ({ profile }) => `${profile} 不接受文档。`,
    safe: () => '您的问题和文档都已保留。',
  },
  'document-missing': {
    title: () => '这个问题的文档已不在磁盘上。',
    safe: () => '文字都在这里。',
  },
  'picture-invalid': {
    title: ({ profile }) => `${profile} 无法读取图片。`,
    safe: () => '原图保持不变。',
  },
  'content-policy': {
    title: ({ profile }) => `${profile} 依其内容规则拒绝了。`,
    safe: () => '您的问题已保留,不会自动再次发送。',
  },
  'too-large': {
    title: ({ profile }) => `这张截图超过了 ${profile} 接受的大小。`,
    safe: () => '原图保持不变。',
  },
  'context-length': {
    title: ({ model }) => `这超过了 ${model} 能读的长度。`,
    safe: () => '全部保留。',
  },
  'untrusted-certificate': {
    title: ({ host }) => `${host} 的证书不可信。`,
    safe: () => '没有发送任何内容,您的问题已保留。',
  },
  'proxy-trouble': {
    title: () => '出口的代理没有让问题通过。',
    safe: goesByItself,
  },
  'tool-loop': {
    title: ({ model }) => `${model} 不断要求使用工具,始终没有给出回答。`,
    safe: kept,
  },
  'profile-incomplete': {
    title: ({ profile }) => `${profile} 还没有可用的地址或模型。`,
    safe: () => '您的问题在等待。',
  },
  'preset-unfit': {
    title: ({ field }) =>
      field === undefined ? '这个预设所设的配置已不存在。' : `回答的配置没有这个预设所设的模型 ${field}。`,
    safe: () => '没有发送任何内容;您的问题已保留。',
  },
  'server-changed': {
    title: ({ host }) => `这个问题是向 ${host} 提的;现在设置的是另一台服务器。`,
    safe: () => '没有发到那里。是否发送由您决定。',
  },
  'waited-long': {
    title: () => '这个问题已等待一天。',
    safe: () => '想保留多久就保留多久。',
  },
  'being-edited': {
    title: () => '您已取回这个问题进行编辑。',
    safe: () => '问题已保留,您发送时才会发出。',
  },
  'already-sending': {
    title: () => '这个问题已在发送途中。',
    safe: () => '问题按发送时的样子保留,回答会显示在这里。',
  },
  'captures-full': {
    title: () => '一个问题最多带八张截图。',
    safe: () => '八张都已保留;请发送,或移除一张。',
  },
  'capture-denied': {
    title: () => '系统不让 Askshot 看屏幕。',
    safe: () => '没有截取任何内容。',
  },
  'capture-empty': {
    title: () => '系统返回了空白图片。',
    safe: () => '没有截取或发送任何内容。',
  },
  'capture-failed': {
    title: () => '无法读取屏幕。',
    safe: () => '没有截取或发送任何内容。',
  },
  'capture-same': {
    title: () => '系统为两台显示器返回了同一张图片。',
    safe: () => '没有截取或发送任何内容。',
  },
  'display-changed': {
    title: () => '您选择时显示器发生了变化。',
    safe: () => '没有截取或发送任何内容。',
  },
  'picture-missing': {
    title: () => '这张截图的图片已不在磁盘上。',
    safe: () => '文字都在这里。',
  },
  'disk-full': {
    title: () => '磁盘已满,因此无法保存。',
    safe: () => '内容还在这个窗口里;请不要关闭。',
  },
  'disk-unwritable': {
    title: () => 'Askshot 不能写入自己的文件夹,因此无法保存。',
    safe: () => '内容还在这个窗口里;请不要关闭。',
  },
  'data-damaged': {
    title: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? '历史文件已损坏,因此改用新的文件。'
        : `历史文件已损坏;正在使用 ${dayAndClock(loss.copyTakenAt)} 的副本。`,
    safe: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? '损坏的文件保存在旁边。'
        : (loss.heldCount ?? 0) === 0
          ? `其中有 ${number(loss.askCount)} 个问题;之后的在损坏的文件里,保存在旁边。`
          : `其中有 ${number(loss.askCount)} 个问题;之后的在损坏的文件里,保存在旁边。发件箱已暂停,因为其中 ${number(loss.heldCount ?? 0)} 个问题此后可能已得到回答:若仍想发送,请选择“继续发送”。`,
  },
  'data-newer': {
    title: () => '历史由更新版本的 Askshot 写成;请启动那个版本。',
    safe: () => '历史保持不变。',
  },
  'settings-damaged': {
    title: () => '无法读取设置,因此使用默认设置。',
    safe: () => '旧文件已保留;密钥和历史都未改动。',
  },
  'field-invalid': {
    title: ({ field }) => (field === undefined ? '这个值不能用。' : `“${field}”的值不能用。`),
    safe: () => '原来的值仍然有效。',
  },
  'address-invalid': {
    title: () => '这不是网址。',
    safe: () => '继续使用原来的地址。',
  },
  'address-unsafe': {
    title: () => '只允许 https,或这台电脑上的 http。',
    safe: () => '继续使用原来的地址。',
  },
  'hotkey-taken': {
    title: ({ keys }) => `${keys ?? '热键'} 已被别的程序占用。`,
    safe: () => '仍可从托盘或用命令截图。',
  },
  'hotkey-invalid': {
    title: ({ keys }) => `${keys ?? '这'} 不能用作热键。`,
    safe: () => '原来的按键仍然有效。',
  },
  'link-refused': {
    title: () => 'Askshot 只打开网址。',
    safe: () => '没有打开任何内容。',
  },
  'not-found': { title: () => '这个问题已不在了。', safe: () => '其他都没有变。' },
  'bad-request': { title: () => 'Askshot 遇到了不认识的情况。', safe: kept },
  unexpected: { title: () => 'Askshot 遇到了不认识的情况。', safe: kept },
}

export const actions: Words['actions'] = {
  'send-now': '立即发送',
  'ask-again': '再问一次',
  'open-settings': '打开设置',
  'set-key': '填写密钥',
  'check-address': '检查地址',
  'choose-model': '选择模型',
  'unlock-and-send': '解锁并发送',
  'capture-again': '重新截图',
  'try-again': '再试一次',
}
