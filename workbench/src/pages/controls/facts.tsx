/**
 * The rest of what the model says of a control: facts it gives, phases, requirements, cost, owner.
 * @module
 */
import { type Model, nameOf, relationsOf } from 'vauban/browser';
import { useCall, useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';

type Control = Model['controls'] extends ReadonlyMap<string, infer Value> ? Value : never;

export function Facts({ control }: { readonly control: Control }) {
  const { model } = useOverview();
  const { result } = useCall('explain', { id: `controls/${control.id}` });
  const known = result?.kind === 'control' ? result : undefined;
  const gives = Object.entries(known?.gives ?? {});
  const items = relationsOf(model).itemsOfControl.get(control.id) ?? [];
  const asked = [...model.frameworks.values()].flatMap((framework) =>
    [...(framework.requirements ?? [])]
      .filter(([, requirement]) => requirement.controls?.some((one) => one === control.id))
      .map(([id, requirement]) => ({ framework, id, title: requirement.title ?? id })),
  );
  const { cost, owner, effectiveness, ticket, because, separates } = control;
  return (
    <section>
      <h3>Further</h3>
      <dl className="facts">
        {gives.length > 0 && (
          <>
            <dt>Gives</dt>
            <dd>
              {gives.map(([fact, value]) => (
                <div key={fact}>
                  <code>
                    {fact}: {value}
                  </code>
                </div>
              ))}
              <span className="small soft">
                {known?.inEffect === true ? 'to what it guards, as claimed' : 'to what it guards, once it is done'}
              </span>
            </dd>
          </>
        )}
        {items.length > 0 && (
          <>
            <dt>Planned in</dt>
            <dd>
              {items.map(({ phase, item }) => (
                <div key={`${phase} ${item}`}>
                  <EntryLink address={`phases/${phase}`} />
                  <span className="soft">, {model.phases.get(phase)?.items?.get(item)?.title ?? item}</span>
                </div>
              ))}
            </dd>
          </>
        )}
        {asked.length > 0 && (
          <>
            <dt>Asked for by</dt>
            <dd>
              {asked.map(({ framework, id, title }) => (
                <div key={`${framework.id} ${id}`}>
                  <EntryLink address={`frameworks/${framework.id}`}>{nameOf(framework)}</EntryLink>
                  <span className="soft">, {title}</span>
                </div>
              ))}
            </dd>
          </>
        )}
        {separates !== undefined && separates.length > 0 && (
          <>
            <dt>Keeps apart</dt>
            <dd>
              {separates.map((address) => (
                <div key={address}>
                  <EntryLink address={address} />
                </div>
              ))}
            </dd>
          </>
        )}
        <Said name="Effectiveness" value={effectiveness} />
        <Said name="Cost" value={cost === undefined ? undefined : costWords(cost)} />
        <Said name="Owner" value={owner} />
        <Said name="Ticket" value={ticket} />
        <Said name="Because" value={because} />
        <Said name="Library" value={known?.library?.title} />
      </dl>
    </section>
  );
}

function Said({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function costWords({ once, yearly, currency = '' }: NonNullable<Control['cost']>): string {
  const parts = [
    once === undefined ? '' : `${once.toLocaleString('en-US')} once`,
    yearly === undefined ? '' : `${yearly.toLocaleString('en-US')} a year`,
  ].filter(Boolean);
  return `${parts.join(', ')} ${currency}`.trim();
}
