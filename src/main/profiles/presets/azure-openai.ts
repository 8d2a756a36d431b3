import { hostedTimeouts, openaiDialect } from '../dialects.ts'
import type { Preset } from '../preset.ts'

const path = '/openai/v1'
const insteadOf = ['/openai/deployments']

/** OpenAI's models at Microsoft. The address is the resource's own, and the model is the name of a deployment. */
export const preset: Preset = {
  id: 'azure-openai',
  rank: 20,
  name: 'Azure OpenAI',
  baseUrl: '',
  model: '',
  auth: 'header',
  authHeader: 'api-key',
  dialect: {
    ...openaiDialect,
    imageUrlOk: false, // fetched unreliably
    fileIdOk: false, // an error for pictures
  },
  models: [],
  apiPaths: [
    { host: '.openai.azure.com', path, insteadOf },
    { host: '.cognitiveservices.azure.com', path, insteadOf },
    { host: '.services.ai.azure.com', path, insteadOf },
  ],
  timeouts: hostedTimeouts,
}
