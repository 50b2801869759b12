// FreeType's library object, shared by the faces that were opened with it and gone with the last of them.
#pragma once
#include <memory>

struct FT_LibraryRec_;

namespace banxin {

/// A copy shares. Not thread safe: faces of one library belong to one thread.
class FontLibrary {
 public:
  /// An empty one (get() is null) when there is no memory; faces then fail to open.
  static FontLibrary open();
  FT_LibraryRec_* get() const { return library_.get(); }

 private:
  std::shared_ptr<FT_LibraryRec_> library_;
};

}  // namespace banxin
