/* What the environment asks for, done once, when the library is used for the first time. Called with the lock held. */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

void environment_apply_once(void);

#endif
