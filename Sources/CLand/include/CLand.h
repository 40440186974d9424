#ifndef WAYMARK_CLAND_H
#define WAYMARK_CLAND_H

/* The bytes of land.bin, which end where the second one begins. */
extern const unsigned char waymark_land[];
extern const unsigned char waymark_land_end[];

/* Swift cannot take the address of an array without a size. */
static inline const void *waymark_land_bytes(void) { return waymark_land; }
static inline long waymark_land_count(void) { return waymark_land_end - waymark_land; }

#endif
