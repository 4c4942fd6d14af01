/*
 * hostile_tables.h: the tables of the exports, which hostile_table.c joins.
 */
#ifndef HOSTILE_TABLES_H
#define HOSTILE_TABLES_H

#include "hostile.h"

extern const struct export_entry entries_of_catalog[];
extern const size_t count_of_catalog;
extern const struct export_entry entries_of_families[];
extern const size_t count_of_families;
extern const struct export_entry entries_of_hosts[];
extern const size_t count_of_hosts;
extern const struct export_entry entries_of_models[];
extern const size_t count_of_models;
extern const struct export_entry entries_of_reports[];
extern const size_t count_of_reports;
extern const struct export_entry entries_of_snapshots[];
extern const size_t count_of_snapshots;
extern const struct export_entry entries_of_samples[];
extern const size_t count_of_samples;
extern const struct export_entry entries_of_tensors[];
extern const size_t count_of_tensors;
extern const struct export_entry entries_of_trainers[];
extern const size_t count_of_trainers;
extern const struct export_entry entries_of_frames[];
extern const size_t count_of_frames;
extern const struct export_entry entries_of_trainings[];
extern const size_t count_of_trainings;
extern const struct export_entry entries_of_watches[];
extern const size_t count_of_watches;

#endif
