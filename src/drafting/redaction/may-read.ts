/** A folder, or a file, of such a name: nothing at it or below it is read. */
const CLOSED_NAMES = new RegExp(
  `^(?:${[
    // What tools keep for themselves, and what is installed.
    String.raw`\.(?:git|hg|svn|jj|aws|azure|gcloud|kube|docker|ssh|gnupg|terraform|vault|chef|password-store)`,
    'node_modules',
    // Settings that hold values of this machine or of a deployment.
    String.raw`\.env.*|.+\.env|\.?env\.(?:local|prod|production|development|staging)`,
    String.raw`\.(?:npmrc|yarnrc.*|pypirc|netrc|pgpass|htpasswd|git-credentials|dockercfg|dockerconfigjson|boto|s3cfg|my\.cnf)`,
    String.raw`\.vault[-_]?(?:token|pass.*)|_netrc|kubeconfig.*|auth\.json|wp-config\.php`,
    // What says by its name that it is secret.
    String.raw`\.?(?:credentials|secrets).*|\.?(?:credential|secret)(?:\.(?:json|ya?ml|toml|ini|txt|conf|enc))?|client[-_]?secrets?.*`,
    String.raw`.*service[-_]?account.*\.json|.*firebase[-_]?adminsdk.*|gcp[-_]?key.*|application_default_credentials.*`,
    'id_(?:rsa|dsa|ecdsa|ed25519)(?:[._-].*)?',
    // Keys, key stores, states of infrastructure, dumps and recordings.
    String.raw`.+\.(?:pem|key|p8|p12|pfx|ppk|jks|keystore|kdbx?|asc|gpg|pgp|der|ovpn|rdp)`,
    String.raw`.+\.tfstate.*|.+\.tfvars(?:\.json)?|.+\.(?:sqlite3?|db|dump|har)`,
  ].join('|')})$`,
  'i',
);

/** No file system has longer ones. */
const LONGEST_NAME = 1_000;

/**
 * False for paths whose content is never read for a request, whatever is in them: the name of a file or of a folder above it says
 * that it holds secrets, keys, settings of a deployment, or what is not of this repository. Errs on that side: `src/secrets.ts` is
 * not read either.
 *
 * @param path relative or absolute, with `/` or `\`
 */
export function mayRead(path: string): boolean {
  return !path.split(/[\\/]/).some((name) => name.length > LONGEST_NAME || CLOSED_NAMES.test(name.trim()));
}
