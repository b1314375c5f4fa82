import type { FrameworkTable } from '../framework-table';
import { ACCESS } from './pci-dss/access';
import { DATA } from './pci-dss/data';
import { LOGS } from './pci-dss/logs';
import { NETWORKS } from './pci-dss/networks';
import { ORGANIZATION } from './pci-dss/organization';
import { PREMISES } from './pci-dss/premises';
import { SOFTWARE } from './pci-dss/software';

/** PCI DSS 4.0.1. The cdk-nag rules are of version 3.2.1 and are mapped to the requirements of 4.0.1 they still match. */
export const PCI_DSS: FrameworkTable = {
  name: 'PCI DSS',
  edition: 'PCI DSS 4.0.1, defined approach, without appendix A',
  published: '2024-06',
  total: 250,
  unit: 'requirements of sections 1 to 12',
  controls: [...NETWORKS, ...DATA, ...SOFTWARE, ...ACCESS, ...PREMISES, ...LOGS, ...ORGANIZATION],
};
