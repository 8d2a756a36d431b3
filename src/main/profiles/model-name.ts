/**
 * The name under which a model is known, from what servers call it: without the vendor in front (`openai/gpt-5.1`,
 * `openai.gpt-5.1`), a variant (`:free`) or a date behind (`gpt-4o-mini-2024-07-18`), and in small letters.
 */
export function plainName(model: string): string {
  const last = model.trim().toLowerCase().split('/').at(-1) ?? ''
  return last
    .replace(/^[a-z]+[.:](?=(gpt-|chatgpt-|o\d))/, '')
    .replace(/:[a-z]+$/, '')
    .replace(/[-@]20\d{2}-?\d{2}-?\d{2}$/, '')
    .replace(/-(latest|preview)$/, '')
}
