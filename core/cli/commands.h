// What each subcommand does. Every function returns the exit status: 0, or 1 with one line on standard error.
#pragma once
#include "cli/options.h"

namespace banxin::cli {

int run_layout(Options const& options);
int run_render(Options const& options);
int run_breaks(Options const& options);
int run_html(Options const& options);
int run_info(Options const& options);

}  // namespace banxin::cli
