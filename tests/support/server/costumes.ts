import { plain } from './costume.ts'
import { azure, openai } from './costumes/hosted.ts'
import { llamaCpp } from './costumes/llama-cpp.ts'
import { lmStudio, ollama } from './costumes/local.ts'
import { agcloud, apimart, gptproto, openrouter } from './costumes/resellers.ts'
import { vllm } from './costumes/vllm.ts'
import type { Dialect } from './behaviour.ts'
import type { Costume } from './costume.ts'

const costumes: Readonly<Record<Dialect, Costume>> = {
  openai,
  azure,
  agcloud,
  gptproto,
  apimart,
  openrouter,
  ollama,
  'lm-studio': lmStudio,
  'llama-cpp': llamaCpp,
  vllm,
}

export function costumeOf(dialect: Dialect | undefined): Costume {
  return dialect === undefined ? plain : costumes[dialect]
}
