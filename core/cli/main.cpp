// The `banxin` command.
#include <cstdio>

#include "cli/commands.h"
#include "cli/options.h"

int main(int argc, char** argv) {
  using namespace banxin::cli;
  std::optional<UsageError> error;
  Options const options = parse_options(argc, argv, error);
  if (error) {
    std::fprintf(stderr, "banxin: %s (see banxin --help)\n", error->message.c_str());
    return 2;
  }
  switch (options.command) {
    case Command::layout: return run_layout(options);
    case Command::render: return run_render(options);
    case Command::breaks: return run_breaks(options);
    case Command::html: return run_html(options);
    case Command::info: return run_info(options);
    case Command::version: std::printf("banxin %s\n", BANXIN_VERSION); return 0;
    case Command::help: std::fputs(usage_text(), stdout); return 0;
  }
  return 2;
}
