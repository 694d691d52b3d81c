export const shop = 'Corner Shop';
export const revision = 1;
