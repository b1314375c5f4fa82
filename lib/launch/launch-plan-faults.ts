import { rangePeers, type RangeUse } from '../components/team-access/client-ranges';
import { day, checkedText } from '../internal/checked-text';
import { type Fault, faultsAt, type KeyPath } from '../internal/fault';
import type {
  Audience,
  ComponentRollOut,
  LaunchPlanOptions,
  Notice,
} from '../requirements/launch-plan-options';
import { momentFaults } from './launch-moment';

/** Everything that is wrong with the answers of a launch plan, each at its place. */
export function planFaults(plan: LaunchPlanOptions): readonly Fault[] {
  return [
    ...momentFaults(plan),
    ...plan.notices.flatMap(({ to, message }, index) => [
      ...faultsAt(['notices', index, 'to'], () => checkedText('receiver of a notice', to, 'NTF-1')),
      ...faultsAt(['notices', index, 'message'], () =>
        checkedText(`message of the notice to ${to}`, message, 'NTF-1'),
      ),
    ]),
    ...plan.thirdParties.flatMap(({ name, provides }, index) => [
      ...faultsAt(['thirdParties', index, 'name'], () => checkedText('name of a third party', name, 'NTF-2')),
      ...faultsAt(['thirdParties', index, 'provides'], () =>
        checkedText(`what third party ${name} provides`, provides, 'NTF-2'),
      ),
    ]),
    ...noticesFaults(plan),
    ...componentsFaults(plan.components),
  ];
}

/** What is wrong with the select group of a soft launch. */
export function audienceFaults({ description, ranges }: Audience): readonly Fault[] {
  const path = ['audience', 'ranges'];
  return [
    ...faultsAt(['audience', 'description'], () =>
      checkedText('description of the audience', description, 'LCH-2'),
    ),
    ...(ranges.length > 0
      ? faultsAt(path, () => rangePeers(ranges, AUDIENCE))
      : [
          {
            id: 'launch-plan.no-audience-ranges',
            path,
            what: 'ranges of the audience',
            value: [],
            limit: 'a select group has at least one address range',
            remediation: 'add the address ranges of its users',
            requirement: 'LCH-2',
          },
        ]),
  ];
}

/** The ranges of an audience, for errors. */
const AUDIENCE: RangeUse = {
  what: 'range of the audience',
  peers: 'ranges of the audience',
  requirement: 'LCH-2',
  fewer: 'use fewer, wider ranges',
};

interface PlacedNotice {
  readonly path: KeyPath;
  readonly requirement: string;
  readonly to: string;
  readonly notice: Notice;
}

function noticesFaults({ opensOn, notices, thirdParties }: LaunchPlanOptions): Fault[] {
  const placed: readonly PlacedNotice[] = [
    ...notices.map((notice, index) => ({
      path: ['notices', index],
      requirement: 'NTF-1',
      to: notice.to,
      notice,
    })),
    ...thirdParties.map((notice, index) => ({
      path: ['thirdParties', index],
      requirement: 'NTF-2',
      to: notice.name,
      notice,
    })),
  ];
  const keys = placed.map(({ requirement, to, notice }) =>
    JSON.stringify([requirement, to, notice.channel, notice.on]),
  );
  return placed.flatMap((one, index) => noticeFaults(one, opensOn, keys.indexOf(keys[index]) < index));
}

function noticeFaults(
  { path, requirement, to, notice }: PlacedNotice,
  opensOn: string,
  isTwin: boolean,
): Fault[] {
  const { channel, on, notifiedAt } = notice;
  const what = `day of the notice to ${to}`;
  const refused = (fault: Pick<Fault, 'id' | 'limit' | 'remediation'>): Fault => ({
    ...fault,
    path: [...path, 'on'],
    what,
    value: on,
    requirement,
  });
  const malformed = faultsAt([...path, 'on'], () => day(what, on, requirement));
  const isLate = malformed.length === 0 && on >= opensOn;
  return [
    ...faultsAt([...path, 'channel'], () =>
      checkedText(`channel of the notice to ${to}`, channel, requirement),
    ),
    ...(notifiedAt === undefined
      ? []
      : faultsAt([...path, 'notifiedAt'], () =>
          checkedText(`evidence that ${to} were notified`, notifiedAt, requirement),
        )),
    ...malformed,
    ...(isLate
      ? [
          refused({
            id: 'launch-plan.notice-after-opening',
            limit: `a notice is given before the opening on ${opensOn}`,
            remediation: 'choose an earlier day, or open later',
          }),
        ]
      : []),
    ...(isTwin
      ? [
          refused({
            id: 'launch-plan.duplicate-notice',
            limit: `another notice is given by ${channel} on that day`,
            remediation: 'merge the notices',
          }),
        ]
      : []),
  ];
}

function componentsFaults(components: readonly ComponentRollOut[]): Fault[] {
  const refused = (fault: Omit<Fault, 'what' | 'requirement'>): Fault => ({
    ...fault,
    path: ['components', ...fault.path],
    what: 'components of the launch plan',
    requirement: 'DEP-1',
  });
  if (components.length === 0) {
    return [
      refused({
        id: 'launch-plan.no-components',
        path: [],
        value: [],
        limit: 'a launch rolls out at least one component',
        remediation: 'list the components, in their order',
      }),
    ];
  }
  return components.flatMap(({ component, rollBack: { how, trigger, takes, data } }, index) => [
    ...faultsAt(['components', index, 'component'], () =>
      checkedText('component of the launch plan', component, 'DEP-1'),
    ),
    ...(components.findIndex((other) => other.component === component) < index
      ? [
          refused({
            id: 'launch-plan.duplicate-component',
            path: [index, 'component'],
            value: component,
            limit: 'a component is rolled out once',
            remediation: 'name each component once',
          }),
        ]
      : []),
    ...Object.entries({ how, trigger, takes, data }).flatMap(([question, answer]) =>
      faultsAt(['components', index, 'rollBack', question], () =>
        checkedText(`'${question}' of the roll back of ${component}`, answer, 'RBK-1'),
      ),
    ),
  ]);
}
