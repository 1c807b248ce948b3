/**
 * Lessons: what is said, set up, asked, run and revealed, step by step, as data; and what plays
 * them on the live runs. Without a node.
 */
@NullMarked
package dev.edgescope.app.lesson;

import org.jspecify.annotations.NullMarked;
