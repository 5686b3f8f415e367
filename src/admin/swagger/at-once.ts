import type { System } from './answer.ts'

interface Execute {
  path: string
  method: string
  operation: unknown
  specActions: { execute(what: object): void }
  onExecute?: () => void
}

/** A task that asks nothing and changes nothing answers as soon as it is opened: there is nothing to decide before. */
export const atOnce = (Original: unknown, system: System) => (props: Execute) => {
  const { path, method, operation } = props
  const resolved = system.specSelectors.specResolvedSubtree(['paths', path, method])
  const asksNothing = method === 'get' && resolved !== undefined && !resolved.get('parameters')
  system.React.useEffect(() => {
    if (!asksNothing) return
    props.onExecute?.()
    props.specActions.execute({ operation, path, method })
  }, [asksNothing])
  return system.React.createElement(Original, props)
}
