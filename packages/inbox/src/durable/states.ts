/** Numbers of the states in the table. An open entry waits or is claimed, depending on its lease. */
export const open = 0;
export const done = 1;
export const dead = 2;
export const quarantined = 3;
