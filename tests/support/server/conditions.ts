/** Refusals that hold as long as the request gives cause for them. */
import { refused } from './errors.ts'
import { valueAt } from './json.ts'
import { bytesOf, longSideOf, readPicture } from './pictures.ts'
import { quoted } from './rules.ts'
import type { Behaviour } from './behaviour.ts'
import type { AnswerRequest } from './conversation.ts'
import type { ErrorReply } from './errors.ts'

export function conditionOf(behaviour: Behaviour, request: AnswerRequest): ErrorReply | undefined {
  switch (behaviour.kind) {
    case 'refuse-parameter':
      return refusedParameter(behaviour, request)
    case 'image-too-large':
      return tooLarge(behaviour, request)
    case 'image-url-refused':
      return urlRefused(request)
    case 'background-needs-store':
      return request.isBackground && request.body['store'] !== true
        ? refused(400, "Background mode requires 'store' to be true.", { param: 'store' })
        : undefined
    default:
      return undefined
  }
}

type RefusedParameter = Extract<Behaviour, { kind: 'refuse-parameter' }>

function refusedParameter(script: RefusedParameter, { body }: AnswerRequest): ErrorReply | undefined {
  const { param, supported, status = 400, code } = script
  const value = valueAt(body, param) ?? undefined
  const given = typeof value === 'string' ? value : JSON.stringify(value)
  if (value === undefined || supported?.includes(given) === true) return undefined
  const [standardCode, text] =
    supported === undefined
      ? ['unsupported_parameter', `Unsupported parameter: '${param}' is not supported with this model.`]
      : [
          'unsupported_value',
          `Unsupported value: '${given}' is not supported with the '${String(body['model'])}' model. ` +
            `Supported values are: ${quoted(supported)}.`,
        ]
  return refused(status, script.message ?? text, { param, code: code === undefined ? standardCode : code })
}

function tooLarge(
  { maxPx, status = 400 }: Extract<Behaviour, { kind: 'image-too-large' }>,
  { pictures }: AnswerRequest,
): ErrorReply | undefined {
  const found = pictures.map(readPicture).find((picture) => longSideOf(bytesOf(picture)) > maxPx)
  return found === undefined
    ? undefined
    : refused(status, `The image is too large: at most ${maxPx} pixels on a side.`, {
        param: found.path,
        code: 'image_too_large',
      })
}

function urlRefused({ pictures }: AnswerRequest): ErrorReply | undefined {
  const found = pictures.map(readPicture).find(({ kind }) => kind === 'url')
  return found === undefined
    ? undefined
    : refused(400, 'Error while downloading the image.', {
        param: found.path,
        code: 'failed_to_download_image',
      })
}
