/** Exit code of a runner that asks to be started anew: a lab came, went, or needs other images (EX_TEMPFAIL of sysexits.h). */
export const RESTART = 75;
