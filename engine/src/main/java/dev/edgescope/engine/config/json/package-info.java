/**
 * How a configuration is written: the strict reader, changes as patches, the bundled presets.
 *
 * <p>The tree is read by hand and not bound to the records by Jackson. Which keys an object has
 * depends on a word in it, such as its kind; a default may depend on another key; and a fault is
 * one sentence with the key, the value as it was written and what to give instead. A binding would
 * need a deserialiser of its own for each record to keep that, which is what these classes are.
 */
@NullMarked
package dev.edgescope.engine.config.json;

import org.jspecify.annotations.NullMarked;
