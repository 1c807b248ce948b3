package dev.edgescope.engine.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a run in pages of 4,096, without loss. The latest pages are in memory; those beyond
 * its share of the heap lie in a temporary file and are read again when they are asked for. A page
 * that is full never changes, so that histories with a past in common share it.
 *
 * <p>Written by one thread; readers on other threads see a consistent prefix.
 */
final class StepPages {
  private static final Logger LOG = LoggerFactory.getLogger(StepPages.class);

  /** The share of the heap that the pages of one run take in memory, at most. */
  private static final int SHARE_OF_HEAP = 16;

  private static final int FEWEST_RESIDENT = 256;
  private static final int MOST_RESIDENT = 4_096;

  /** As many pages of the file as of the memory, over this, are kept after they were read. */
  private static final int READ_AGAIN = 4;

  private final SpillFile file;
  private final int resident;
  private final Cache cache;

  /** Those in the file stand for themselves; the array is replaced when it grows. */
  private volatile StepPage[] pages = new StepPage[0];

  private Stored[] stored = new Stored[0];
  private volatile int steps;
  private boolean diskRefused;

  /** A page in the file. */
  private record Stored(SpillFile file, long at, StepPage.Outline outline) {}

  /** A page that was read from the file. */
  private record Loaded(int number, StepPage page) {}

  StepPages() {
    this(residentPages(), new SpillFile());
  }

  /**
   * @param resident so many full pages are kept in memory
   */
  StepPages(int resident, SpillFile file) {
    this.resident = resident;
    this.file = file;
    cache = new Cache(Math.max(1, resident / READ_AGAIN));
  }

  private static int residentPages() {
    long page = 2L * Double.BYTES * StepPage.STEPS;
    long fitting = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / page;
    return Math.clamp(fitting, FEWEST_RESIDENT, MOST_RESIDENT);
  }

  int steps() {
    return steps;
  }

  double loss(int step) {
    return page(step).loss(step & (StepPage.STEPS - 1));
  }

  double learningTime(int step) {
    return page(step).learningTime(step & (StepPage.STEPS - 1));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; the last write publishes the others
  void add(double learningTime, double loss) {
    int step = steps;
    int number = step >> StepPage.BITS;
    int index = step & (StepPage.STEPS - 1);
    if (index == 0) {
      open(number);
    }
    StepPage page = pages[number];
    if (index == page.capacity()) {
      page = page.larger();
      pages[number] = page;
    }
    page.set(index, learningTime, loss);
    steps = step + 1;
    if (index == StepPage.STEPS - 1) {
      pages[number] = page.full();
      spill(number + 1);
    }
  }

  private void open(int number) {
    int before = pages.length;
    if (number == before) {
      StepPage[] more = Arrays.copyOf(pages, Math.max(4, 2 * before));
      Arrays.fill(more, before, more.length, StepPage.ELSEWHERE);
      pages = more;
    }
    pages[number] = StepPage.open();
  }

  /** Puts the oldest pages in memory into the file where there are more than there is room for. */
  private synchronized void spill(int full) {
    while (!diskRefused && full - stored.length > resident) {
      int oldest = stored.length;
      StepPage page = pages[oldest];
      try {
        Stored place = new Stored(file, file.append(page.bytes()), page.outline());
        Stored[] more = Arrays.copyOf(stored, oldest + 1);
        more[oldest] = place;
        stored = more;
        pages[oldest] = StepPage.ELSEWHERE;
      } catch (IOException e) {
        diskRefused = true;
        LOG.warn("The history of the run stays in memory: no temporary file can be written", e);
      }
    }
  }

  /** The first steps, for a run with that past. */
  StepPages upTo(int count) {
    if (count > steps) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "Step %,d is not reached; there are %,d", count, steps));
    }
    StepPages copy = new StepPages(resident, file);
    int full = count >> StepPage.BITS;
    synchronized (this) {
      copy.stored = Arrays.copyOf(stored, Math.min(full, stored.length));
      copy.pages = Arrays.copyOf(pages, full);
    }
    copy.steps = full << StepPage.BITS;
    for (int step = copy.steps; step < count; step++) {
      copy.add(learningTime(step), loss(step));
    }
    return copy;
  }

  private StepPage page(int step) {
    int number = step >> StepPage.BITS;
    StepPage page = pages[number];
    return page == StepPage.ELSEWHERE ? cache.get(number) : page;
  }

  /** Waits for a page that is being put there. */
  private synchronized Stored stored(int number) {
    return stored[number];
  }

  private StepPage load(int number) {
    Stored place = stored(number);
    try {
      return place.outline().page(place.file().read(place.at(), place.outline().length()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "Steps %,d to %,d of the run cannot be read from the temporary file any more",
              number << StepPage.BITS,
              ((number + 1) << StepPage.BITS) - 1),
          e);
    }
  }

  /** The pages that were read last. */
  private final class Cache {
    private final Map<Integer, StepPage> loaded;

    /** Steps are mostly read one after the other. */
    private volatile @Nullable Loaded latest;

    Cache(int capacity) {
      loaded =
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, StepPage> eldest) {
              return size() > capacity;
            }
          };
    }

    StepPage get(int number) {
      Loaded same = latest;
      if (same != null && same.number() == number) {
        return same.page();
      }
      synchronized (this) {
        StepPage page = loaded.computeIfAbsent(number, StepPages.this::load);
        latest = new Loaded(number, page);
        return page;
      }
    }
  }
}
