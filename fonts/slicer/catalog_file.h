// fonts.json: what the reader loads before any font byte. See core/font/font_catalog.h.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "slicer/slice_face.h"

namespace banxin::slicer {

/// Faces and slices share their sets of code points: a slice's "ranges" is an index into the top-level
/// "ranges".
std::string catalog_json(std::vector<SlicedFace> const& faces, std::span<char32_t const> han_order,
                         Configuration const& configuration);

/// In the format of sha256sum, one line a slice.
std::string checksum_lines(std::vector<SlicedFace> const& faces);

/// A face's part of the catalogue kept beside its slices with the hash of all that made it, so that an
/// interrupted run goes on and a second one has nothing to do.
std::string face_record_json(SlicedFace const& face, std::string const& stamp);
/// The face of a record, when its stamp is `stamp` and all its slices lie in `out` with their sizes.
std::optional<SlicedFace> reuse_face_record(std::string_view json, std::string const& stamp,
                                            FaceSource const& source, std::filesystem::path const& out);

}  // namespace banxin::slicer
