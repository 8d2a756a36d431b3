import { plainEcho } from '../local-answer.ts'
import { asObject, objects } from './json.ts'
import type { Json } from './json.ts'

/** The fields in which a response repeats its request, as the API reference has them. */
export function echoOf(body: Json): Json {
  const given = Object.entries(body).filter(
    ([name, value]) => name in plainEcho && value !== null && value !== undefined,
  )
  return {
    store: true,
    ...Object.fromEntries(given),
    ...(body['service_tier'] === 'auto' ? { service_tier: 'default' } : {}),
    tools: objects(body['tools']).map(toolEcho),
    text: { ...plainEcho.text, ...asObject(body['text']) },
    reasoning: { ...plainEcho.reasoning, ...asObject(body['reasoning']) },
  }
}

function toolEcho(tool: Json): Json {
  switch (tool['type']) {
    case 'function':
      return { description: null, parameters: null, strict: true, ...tool }
    case 'file_search':
      return { filters: null, max_num_results: 20, ranking_options: fileRanking, ...tool }
    case 'mcp':
      // The token is for this request alone, and is told to nobody.
      return { ...tool, authorization: undefined, headers: undefined }
    default:
      return tool
  }
}

const fileRanking = { ranker: 'auto', score_threshold: 0 }
