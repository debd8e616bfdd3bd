/** The numbers that stand for states in the table. An open entry waits or is claimed: its lease says which. */
export const open = 0;
export const done = 1;
export const dead = 2;
export const quarantined = 3;
