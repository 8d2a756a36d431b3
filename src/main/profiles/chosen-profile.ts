import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Tools } from '#shared/schemas/tool.ts'

/** The ids of the two tools that have none of their own. */
export const WEB_SEARCH = 'web-search'
export const FILE_SEARCH = 'file-search'

/** A profile as one ask wants it. A model chosen of another profile says nothing of this one. */
export function chosenProfile(profile: Profile, choices: AskChoices): Profile {
  const { profileId, model, effort, detail, tools = {} } = choices
  const isOwn = profileId === undefined || profileId === profile.id
  return {
    ...profile,
    ...(model === undefined || profileId !== profile.id ? {} : { model }),
    options: {
      ...profile.options,
      ...(effort === undefined || !isOwn ? {} : { effort }),
      ...(detail === undefined ? {} : { detail }),
    },
    tools: chosenTools(profile.tools, tools),
  }
}

function chosenTools(tools: Tools, wanted: NonNullable<AskChoices['tools']>): Tools {
  const set = <T extends { readonly isOn: boolean }>(tool: T, id: string): T => {
    const isOn = wanted[id]
    return isOn === undefined ? tool : { ...tool, isOn }
  }
  const { webSearch, fileSearch, mcpServers, functions } = tools
  return {
    ...tools,
    ...(webSearch === undefined ? {} : { webSearch: set(webSearch, WEB_SEARCH) }),
    ...(fileSearch === undefined ? {} : { fileSearch: set(fileSearch, FILE_SEARCH) }),
    ...(mcpServers === undefined ? {} : { mcpServers: mcpServers.map((server) => set(server, server.id)) }),
    ...(functions === undefined ? {} : { functions: functions.map((each) => set(each, each.id)) }),
  }
}
