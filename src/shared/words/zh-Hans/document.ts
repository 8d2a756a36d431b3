import type { DocumentWords } from '../document-words.ts'
import { size } from './formats.ts'

export const document: DocumentWords = {
  name: (position, name) => `文档 ${position},${name}`,
  size: (bytes) => `PDF · ${size(bytes)}`,
  remove: (position) => `移除文档 ${position}`,
  removed: (name) => `已移除 ${name}`,
  notTaken: (profile) => `${profile} 不接受文档:请选择其他配置,或移除文档。`,
  unknownTokens: '文档的词元数在发送前无法得知。',
  missing: '文档缺失',
}
