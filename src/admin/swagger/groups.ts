import type { System } from './answer.ts'

/** An Immutable map of Swagger UI's. */
interface Of<Keys extends string, Value> {
  get(key: Keys): Value
}
type Task = Of<'path' | 'method', string> & Of<'specPath', unknown>
type Group = Of<'operations', Iterable<Task>>

interface Given {
  specSelectors: { taggedOperations(): Iterable<[string, Group]>; url(): string }
  getComponent(name: string, isContainer?: boolean): unknown
}

/**
 * Every task of every group. Swagger UI draws only what is in view from 150 rows on, and then neither the buttons of the groups nor the
 * browser's own search find the others.
 */
export const groupsPlugin = () => ({
  wrapComponents: {
    operations:
      (_original: unknown, { React: { createElement: h } }: Pick<System, 'React'>) =>
      ({ specSelectors, ...given }: Given) => {
        const [OfGroup, OfTask] = [given.getComponent('OperationTag'), given.getComponent('OperationContainer', true)]
        const taskOf = (tag: string, op: Task) => {
          const [path, method, specPath] = [op.get('path'), op.get('method'), op.get('specPath')]
          return h(OfTask, { key: `${method} ${path}`, op, path, method, specPath, tag })
        }
        const groups = [...specSelectors.taggedOperations()].map(([tag, tagObj]) => {
          const tasks = [...tagObj.get('operations')].map((op) => taskOf(tag, op))
          const content = h('div', { className: 'operation-tag-content' }, ...tasks)
          return h(OfGroup, { ...given, key: tag, tag, tagObj, specUrl: specSelectors.url() }, content)
        })
        return h('div', null, ...groups)
      },
  },
})
