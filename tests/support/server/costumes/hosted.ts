import { noPicturesBy, onlyTypes, plain, refuseBy, sees } from '../costume.ts'
import { errorIn, refused } from '../errors.ts'
import { refusedByModel } from '../model-rules.ts'
import { bytesOf, readPicture, typeOf } from '../pictures.ts'
import { checkSchema } from '../request-check.ts'
import type { Costume } from '../costume.ts'
import type { ErrorReply } from '../errors.ts'

const strict: Costume['refuse'] = ({ body }) => checkSchema(body, true)

const officialTypes = onlyTypes(['image/png', 'image/jpeg', 'image/webp', 'image/gif'], (param) =>
  refused(400, 'Unsupported image media type.', { param, code: 'unsupported_image_media_type' }),
)

/** Of a picture whose bytes are none, or of another type than its data URL says. */
const soundPictures: Costume['refuse'] = ({ pictures }) => {
  for (const picture of pictures.map(readPicture).filter(({ kind }) => kind === 'data')) {
    const param = picture.path
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(picture.base64))
      return refused(400, 'The image data is not valid base64.', { param, code: 'invalid_base64_image' })
    const mimeType = picture.mimeType === 'image/jpg' ? 'image/jpeg' : picture.mimeType
    if (typeOf(bytesOf(picture)) !== mimeType)
      return refused(400, 'The image data does not match its media type.', { param, code: 'invalid_image' })
  }
  return undefined
}

const rateHeaders = {
  'openai-processing-ms': '120',
  'x-ratelimit-limit-requests': '500',
  'x-ratelimit-remaining-requests': '499',
  'x-ratelimit-reset-requests': '120ms',
}

export const openai: Costume = {
  ...plain,
  bases: ['/v1'],
  headers: rateHeaders,
  refuse: refuseBy(strict, refusedByModel, officialTypes, soundPictures, sees),
  filterKeys: ['filters'],
}

const azureFilter = {
  innererror: {
    code: 'ResponsibleAIPolicyViolation',
    content_filter_result: { violence: { filtered: true, severity: 'medium' } },
  },
}

export const azure: Costume = {
  ...openai,
  bases: ['/openai/v1'],
  auth: { style: 'header', header: 'api-key', orBearer: true },
  requestIdHeader: 'apim-request-id',
  headers: {},
  refuse: refuseBy(
    openai.refuse,
    noPicturesBy('file-id', (param) => refused(400, 'file_id is not supported for images.', { param })),
  ),
  refusals: {
    'key-refused': refused(
      401,
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.',
      { type: null, code: '401' },
    ),
    'model-unknown': refused(404, 'The API deployment for this resource does not exist.', {
      type: null,
      code: 'DeploymentNotFound',
    }),
    'content-policy': refused(
      400,
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      { type: null, param: 'prompt', code: 'content_filter' },
    ),
  },
  errorBody: (reply: ErrorReply) =>
    reply.error.code === 'content_filter'
      ? { error: { ...reply.error, status: reply.status, ...azureFilter } }
      : errorIn('official', reply),
}
