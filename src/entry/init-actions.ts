/** The actions that a workflow uses beside ours: commits of the newest releases, as tags can be moved. */
export const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
export const SETUP_NODE = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0';
export const SETUP_BUN = 'oven-sh/setup-bun@0c5077e51419868618aeaa5fe8019c62421857d6 # v2.2.0';
export const RESTORE = 'actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5';
export const SAVE = 'actions/cache/save@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5';
export const UPLOAD = 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0';
export const DOWNLOAD = 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1';
