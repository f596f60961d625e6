/** A name before something that a space sets apart. A full-width bracket at its end is space enough: 云山县（演示）2026. */
export const after = (name: string): string => (/[）”》]$/.test(name) ? name : `${name} `);
