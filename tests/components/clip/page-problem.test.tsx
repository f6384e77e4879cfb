// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PageProblem } from '../../../components/clip/page-problem'
import { PROBLEMS, type ProblemCode } from '../../../utils/problem'
import { byRole, click, show, t } from '../show'

const onScope = vi.fn()
const onReadNow = vi.fn()

const showProblem = (code: ProblemCode, hasSelection = false) =>
  show(<PageProblem code={code} hasSelection={hasSelection} onScope={onScope} onReadNow={onReadNow} />)

const buttons = () => [...document.querySelectorAll('button')].map((button) => button.textContent)

beforeEach(() => vi.clearAllMocks())

describe('PageProblem', () => {
  it.each(PROBLEMS)('has words of its own for %s, and what to do', (code) => {
    showProblem(code)
    const others = PROBLEMS.filter((other) => other !== code).map((other) => t(`problem_${other}`))
    expect(document.querySelector('.problem-what')?.textContent).toBe(t(`problem_${code}`))
    expect(document.querySelector('.problem-help')?.textContent).not.toBe('')
    expect(others).not.toContain(t(`problem_${code}`))
  })

  it('adds the browser’s own words only where they tell more', () => {
    const shown = (code: ProblemCode) => {
      show(<PageProblem {...{ code, onScope, onReadNow }} detail="Cannot access it" hasSelection={false} />)
      return document.querySelector('.problem-detail')?.textContent
    }
    expect(shown('empty_tab')).toBeUndefined()
    expect(shown('unreadable')).toContain('Cannot access it')
  })

  it.each([
    ['restricted', true, []],
    ['pdf', true, []],
    ['tab_closed', false, []],
    ['loading', false, ['Read what is there']],
    ['not_article', false, ['Clip the whole page']],
    ['not_article', true, ['Clip the selection', 'Clip the whole page']],
    ['no_selection', false, ['Clip the whole page', 'Retry']],
    ['too_large', true, ['Clip the selection', 'Retry']],
    ['unreadable', false, ['Retry']],
  ] as const)('offers for %s (selection: %s) %j', (code, hasSelection, offered) => {
    showProblem(code, hasSelection)
    expect(buttons()).toEqual(offered)
  })

  it.each([
    ['Clip the whole page', 'page'],
    ['Clip the selection', 'selection'],
  ])('%s reads the page again as %s', async (name, scope) => {
    showProblem('not_article', true)
    await click(byRole('button', name))
    expect(onScope).toHaveBeenCalledWith(scope)
  })

  it('reads a loading page as far as it is there', async () => {
    showProblem('loading')
    await click(byRole('button', 'Read what is there'))
    expect(onReadNow).toHaveBeenCalledTimes(1)
  })

  it('tells where the switch for files is', () => {
    showProblem('file_access')
    expect(document.body.textContent).toContain('Allow access to file URLs')
  })
})
