import { describe, expect, test } from 'vitest'
import { en } from '#shared/words/en.ts'
import { presetChoices } from '#shared/preset-choices.ts'

const profiles = [
  { id: 'home', models: ['small', 'large'] },
  { id: 'work', models: ['large', 'huge'] },
]
const tools = { 'web-search': true }
const onHome = { chosen: {}, answeringId: 'home', profiles }

describe('a preset', () => {
  test('with a model of no profile has it of the one that answers', () => {
    expect(presetChoices({ model: 'large' }, onHome)).toEqual({
      kind: 'fit',
      choices: { profileId: 'home', model: 'large' },
    })
    expect(presetChoices({ model: 'huge' }, { ...onHome, answeringId: 'work' })).toMatchObject({
      choices: { profileId: 'work', model: 'huge' },
    })
  })

  test('with a model that the one that answers has not is not asked otherwise in silence', () => {
    const chosen = { profileId: 'home', effort: 'low' } as const
    const asked = presetChoices({ model: 'huge', effort: 'high' }, { ...onHome, chosen })
    expect(asked).toEqual({
      kind: 'unfit',
      choices: chosen,
      failure: { code: 'preset-unfit', details: { field: 'huge' } },
    })
    const context = { profile: '', model: '', host: '', field: 'huge' }
    expect(en.errors['preset-unfit'].title(context)).toContain('huge')
  })

  test('with a profile that is gone is asked of no other one', () => {
    expect(presetChoices({ profileId: 'gone', model: 'large' }, onHome)).toEqual({
      kind: 'unfit',
      choices: {},
      failure: { code: 'preset-unfit' },
    })
  })

  test('with a profile of its own takes nothing over that was chosen for another', () => {
    const chosen = { profileId: 'home', model: 'small', effort: 'low', tools } as const
    expect(presetChoices({ profileId: 'work' }, { ...onHome, chosen })).toMatchObject({
      choices: { profileId: 'work' },
    })
    // What else one model can, another may not; the tools are the profile's.
    expect(presetChoices({ model: 'large' }, { ...onHome, chosen })).toEqual({
      kind: 'fit',
      choices: { profileId: 'home', model: 'large', tools },
    })
  })

  test('with neither leaves who answers as it is', () => {
    const chosen = { profileId: 'home', model: 'small', tools } as const
    expect(presetChoices({ detail: 'low' }, { ...onHome, chosen })).toMatchObject({
      choices: { ...chosen, detail: 'low' },
    })
    expect(presetChoices({ effort: 'high' }, { chosen: {}, answeringId: undefined, profiles: [] })).toEqual({
      kind: 'fit',
      choices: { effort: 'high' },
    })
  })
})
