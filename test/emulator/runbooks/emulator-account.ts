import type { Account } from '../../automation/runbook';
import { CLIENTS, inputsOf } from '../../automation/service-shapes';
import type { Clients } from '../read-back/clients';
import type { Properties } from '../read-back/reader';

interface SdkClient {
  send(command: object): Promise<unknown>;
}

type SdkCommand = new (input: Properties) => object;

/** The emulator, whose services a runbook calls through the SDK. It changes at once, so that no time has to pass. */
export class EmulatorAccount implements Account {
  constructor(private readonly clients: Clients) {}

  public call(service: string, api: string, inputs: Properties): Promise<unknown> {
    const name = service === 'application-autoscaling' ? 'scaling' : service;
    const client = (this.clients as unknown as Readonly<Record<string, SdkClient | undefined>>)[name];
    const commands = CLIENTS[service] as Readonly<Record<string, SdkCommand | undefined>> | undefined;
    const command = commands?.[`${api}Command`];
    if (client === undefined || command === undefined) throw new Error(`no client has ${service}:${api}`);
    return client.send(new command(asSpelled(service, api, inputs)));
  }

  public pass(): void {
    // A step that waits asks again at once.
  }
}

/** Automation takes the names of inputs in any case, the SDK only as the API spells them. */
function asSpelled(service: string, api: string, inputs: Properties): Properties {
  const names = new Map(inputsOf(service, api).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]),
  );
}
