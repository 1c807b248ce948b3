package dev.edgescope.app.session;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The experiments of late, the latest first, each once. */
public final class RecentExperiments {
  private static final Logger LOG = LoggerFactory.getLogger(RecentExperiments.class);
  private static final int MOST = 8;

  private final List<RunConfig> configs = new ArrayList<>();

  /** An experiment has begun. */
  void add(RunConfig config) {
    configs.remove(config);
    configs.addFirst(config);
    if (configs.size() > MOST) {
      configs.removeLast();
    }
  }

  /** The latest first. */
  public List<RunConfig> all() {
    return List.copyOf(configs);
  }

  /** Each as a line of JSON. */
  public List<String> lines() {
    return configs.stream().map(RunConfigJson::writeLine).toList();
  }

  /** Takes over what {@link #lines} gave; a line that cannot be read is left out. */
  public void setLines(List<String> lines) {
    configs.clear();
    for (String line : lines) {
      try {
        configs.add(RunConfigJson.read(line));
      } catch (InvalidConfigException e) {
        LOG.warn("A recent experiment is left out: {}", e.getMessage());
      }
    }
  }
}
