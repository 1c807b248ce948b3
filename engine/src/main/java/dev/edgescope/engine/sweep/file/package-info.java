/** The file of a sweep: filled as members finish, read, and written in the formats of others. */
@NullMarked
package dev.edgescope.engine.sweep.file;

import org.jspecify.annotations.NullMarked;
