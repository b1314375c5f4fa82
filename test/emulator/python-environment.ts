/** Settings of pip that say how an index is reached; all others could change what is installed, or where. */
const REACHES_AN_INDEX = new Set(
  [
    'cache_dir',
    'cert',
    'client_cert',
    'config_file',
    'default_timeout',
    'extra_index_url',
    'find_links',
    'index_url',
    'keyring_provider',
    'no_cache_dir',
    'no_index',
    'proxy',
    'retries',
    'timeout',
    'trusted_host',
    'use_feature',
  ].map((setting) => `PIP_${setting.toUpperCase()}`),
);

/**
 * The variables that a Python of ours gets: none that makes it find modules in other places, and of pip's those that reach an
 * index. Proxies and pip's configuration files stay in force.
 */
export function pythonVariables(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name]) => !name.startsWith('PYTHON') && (!name.startsWith('PIP_') || REACHES_AN_INDEX.has(name)),
    ),
  );
}

/** The lines of a requirements file that leave a version or the content of a package open. */
export function openRequirements(requirements: string): string[] {
  return requirements
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .filter((line) => !/^[\w.-]+==[\w.!+-]+( ;[^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+$/.test(line));
}
