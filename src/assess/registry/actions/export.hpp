#pragma once
// A list out of the registry, with who took it, when and what for written into it. Only for this house.

#include "registry/actions.hpp"

namespace sinergi::registry {

enum class ExportList : std::uint8_t { families, persons };
BOOST_DESCRIBE_ENUM(ExportList, families, persons)
enum class ExportShape : std::uint8_t { xlsx, csv };
BOOST_DESCRIBE_ENUM(ExportShape, xlsx, csv)
enum class ExportNumbers : std::uint8_t { masked, whole };
BOOST_DESCRIBE_ENUM(ExportNumbers, masked, whole)

struct NewExport {
    RegionCode region;
    ExportList list = ExportList::families;
    ExportShape shape = ExportShape::xlsx;
    ExportNumbers numbers = ExportNumbers::masked;
    std::optional<Date> as_of{};
    std::string purpose;
};

/// At most so many families; more are taken district by district.
inline constexpr std::int64_t export_families_max = 20'000;

struct Export;
/// May this officer take this list? The permit's area is what the file will hold, its trace carries the purpose.
/// @refuses access.act_not_allowed access.area_not_allowed registry.purpose_missing registry.as_of_needs_area
[[nodiscard]] Result<access::Permit> may_export(access::Officer const& by, NewExport const& wish);
/// The line in the audit chain, before anything leaves. Its id is the trail that stands in every row of the file.
Id<Export> note_export(db::Tx& tx, Desk const& desk, access::Permit const& permit, NewExport const& wish);
/// The file.
/// @param language "id" or "en": headings of the sheet's lead; columns are named as an import reads them
/// @refuses registry.export_too_large
[[nodiscard]] Result<std::string> export_file(db::Tx& tx, Desk const& desk, access::Permit const& permit,
                                              NewExport const& wish, Id<Export> trail, std::string_view language);

}  // namespace sinergi::registry
