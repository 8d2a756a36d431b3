import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { CliWords } from '../cli-words.ts'
import { size } from './formats.ts'

const synopsis = (program: string) => `名称
  ${program} - 就屏幕上的任何内容提问

用法
  ${program} [命令]
  ${program} ask 文件 "问题" [--json] [--profile 名称] [--model 名称]
                           [--timeout 秒数]

`

const commands = () => `命令
  (无)          在托盘中启动;若 Askshot 已在运行,则显示最近的回答
  --capture     与热键一样,截取屏幕的一部分并提问;加上 --delay 秒数
                则等待这段时间再开始,用于一按键就会关闭的菜单
  --last-region 不经选择,再次截取上次的区域
  --show        显示最近的回答;再次使用则隐藏
  --settings    打开设置
  --self-test   打开检查热键、屏幕、钥匙串和网络的页面
  --tray        在托盘中启动,不打开任何窗口
  --quit        退出正在运行的 Askshot
  --help        显示本说明
  --version     显示版本

  第二次启动会把命令交给正在运行的 Askshot,然后结束。要为命令指定按键,
  请在桌面的键盘设置中绑定。

`

const ask = (program: string) => `提问
  ${program} ask 不打开窗口,就一张图片或 PDF 提问,并随到随显示回答。文件
  可以是 PNG、JPEG、WebP、GIF、BMP、PDF,在系统能读取时也可以是 HEIC;以内容
  为准,不看文件名。短横线表示从标准输入读取。问题对 shell 来说是一个词,因此要
  加引号;在 -- 之后可以以短横线开头。

  这个问题与其他问题一样:发送之前先写入磁盘,并出现在发件箱、托盘和历史
  中。若 Askshot 尚未运行,会在托盘中启动。

  --json              最后输出一个对象来代替文字:id、thread、state、
                      answer、profile、model、usage、cost、citations、
                      error;未知的为 null
  --profile 名称      用此配置而不是默认配置提问
  --model 名称        向配置中的此模型而不是它自己的模型提问
  --timeout 秒数      等待回答结束的最长时间

  Ctrl+C 和 --timeout 结束的是等待,不是提问:问题留在发件箱中,并在那里
  得到回答。API 密钥存放在钥匙串中;在此给出的密钥不会被接受。

`

const exitStatus = () => `退出状态
  0     已回答
  1     未成功,或由用户停止
  2     用法有误,或文件无法读取
  3     仍在排队或等待
  4     需要用户:密钥、付款或同意
  5     回答中断;已收到的部分已输出
  130   被 Ctrl+C 中断

`

const examples = (program: string) => `示例
  ${program} ask chart.png "哪一年最好?"
  import -window root png:- | ${program} ask - "这是什么?" --timeout 60
  ${program} ask bill.jpg "总额,只要数字" --json | jq -r .answer
`

/** The Simplified Chinese of the command line. */
export const cli: CliWords = {
  help: (program) => [synopsis, commands, ask, exitStatus, examples].map((part) => part(program)).join(''),
  faults: {
    'several-commands': '一次只能用一个命令。',
    'takes-no-value': '此命令不带值。',
    'unknown-word': 'Askshot 不认识这些词。',
    'unknown-option': 'Askshot 没有这个选项。',
    'value-missing': '此选项需要一个值。',
    'key-given':
      '密钥绝不应写在命令行里,那里别人可以看到。\n' +
      '它没有被使用。请在设置中填写,并从 shell 的历史中删除它。',
    'bad-delay': '延迟是秒数,最多 60。',
    'delay-alone': '延迟要与 --capture 一起使用。',
    'bad-timeout': '等待时间是秒数,最多一天。',
    'file-missing': '没有给出要提问的文件。',
    'question-missing': '没有给出问题。',
    'question-split': '问题对 shell 来说是一个词:请加上引号。',
    'question-long': '问题太长。',
  },
  seeHelp: (program) => `请看 ${program} --help。`,
  files: {
    'not-found': (file) => `没有 ${file} 这个文件。`,
    'not-allowed': (file) => `您无权读取 ${file}。`,
    folder: (file) => `${file} 是文件夹。`,
    unreadable: (file) => `${file} 无法读取。`,
    empty: (file) => `${file} 是空的。`,
    'too-large': (file) => `${file} 超过 ${size(MAX_PICTURE_BYTES)}。`,
    'document-too-large': (file) => `${file} 超过文档的上限 ${size(MAX_DOCUMENT_BYTES)}。`,
    'another-kind': (file) => `${file} 不是可读取的 PNG、JPEG、WebP、GIF、BMP、HEIC 或 PDF。`,
  },
  standardInput: '标准输入',
  starting: '正在启动 Askshot。',
  notStarted: 'Askshot 没有启动。没有提出任何问题。',
  notTaken: 'Askshot 没有确认收到问题;请查看它是否在那里:askshot --show',
  noProfile: (name, known) => `没有名为 ${name} 的配置。现有:${known.join('、')}。`,
  stillInOutbox: '仍在发件箱中。',
  waiting: (reason) => `${reason}正在等待;按 Ctrl+C 则留在发件箱中。`,
  needsYes: '回答在等您同意使用工具:askshot --show。',
  stopped: '已由您停止。',
  replaced: '服务器更正了回答:',
  toSettings: '打开设置:askshot --settings',
  toWindow: '查看:askshot --show',
}
