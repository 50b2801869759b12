// An engine over the build's fonts for tests that need the whole way.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "viewer/viewer.h"

namespace banxin::test {

/// Null when there are no fonts to read: the caller skips. First slices are loaded.
std::unique_ptr<Engine> engine_with_fonts();

/// The same without any slice.
std::unique_ptr<Engine> engine_without_slices();

/// One slice from the build's folder; what cannot be read has failed.
void load_slice(Engine& engine, SliceId slice);

/// Loads every slice that the viewer's whole page wants; returns how many.
size_t load_all_wanted(Engine& engine, Viewer const& viewer);

/// Opens text as an archive file or as plain HTML.
Result<std::unique_ptr<Viewer>> open_text(Engine& engine, std::string_view text, bool plain_html = true);

LayoutSettings settings_of_width(float width);

}  // namespace banxin::test
