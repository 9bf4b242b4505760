#pragma once
// The areas of the Kemendagri tree, with the days they held. A code is read for ever: what ended says what it became.

#include "base/region_code.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::regions {

/// What an area is; the code says it.
/// @source docs/sources.md#region-codes
enum class Kind : std::uint8_t { provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat };
BOOST_DESCRIBE_ENUM(Kind, provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat)

/// Of a code that is no country. Regencies 01 to 69 are kabupaten, above are kota; a village's block begins with 1
/// (kelurahan), 2 (desa) or 3 (desa adat), and all other blocks count as desa.
[[nodiscard]] Kind kind_of(RegionCode const& code) noexcept;

using Name = Line<1, 80>;
using Decree = Line<1, 200>;

/// The first day of what held before our records.
inline constexpr Date since_ever{-719'162};    // 0001-01-01
inline constexpr Date without_end{2'932'896};  // 9999-12-31

/// A place on the map, in millionths of a degree. About the middle of an area; never a border.
struct Place {
    std::int32_t lat = 0;
    std::int32_t lon = 0;
    friend bool operator==(Place const&, Place const&) = default;
};

/// One version of an area: this code had this name on these days.
struct Region {
    RegionCode code;
    std::string_view name;  // borrowed from the atlas
    Period valid{since_ever, without_end};
    std::optional<Place> centre{};
    [[nodiscard]] bool is_open() const noexcept { return valid.last == without_end; }
    [[nodiscard]] Kind kind() const noexcept { return kind_of(code); }
};

/// `from` became `to` (or a part of it did).
struct Step {
    RegionCode from;
    RegionCode to;
    friend auto operator<=>(Step const&, Step const&) = default;
};

/// All areas in one compact table, by code: 6 MB for the 91,599 of the country. Never changes once built, so that any
/// number of threads may read it. What it gives out lives as long as it does.
class Atlas {
public:
    Atlas() = default;

    /// The version of today, or of an ended code its last one; none when the code never was.
    [[nodiscard]] std::optional<Region> find(RegionCode const& code) const;
    /// The version of a day.
    [[nodiscard]] std::optional<Region> find_on(RegionCode const& code, Date day) const;
    [[nodiscard]] bool exists_on(RegionCode const& code, Date day) const { return find_on(code, day).has_value(); }

    /// "Sindangjawa"; of the country "Indonesia"; of a code that never was, the code with dots: a list never has a gap.
    [[nodiscard]] std::string name_of(RegionCode const& code) const;
    /// "Sindangjawa, Kec. Kadugede, Kab. Kuningan".
    [[nodiscard]] std::string path_of(RegionCode const& code) const;

    /// Open areas one level below, by code.
    [[nodiscard]] std::vector<Region> children(RegionCode const& code) const;
    /// The areas above, the nearest last: province, regency, district.
    [[nodiscard]] std::vector<Region> parents(RegionCode const& code) const;

    /// The open areas that an ended one became, by code; of an open one itself.
    [[nodiscard]] std::vector<RegionCode> now(RegionCode const& code) const;
    /// The area and the ended codes outside it that became part of it: what a permit or a count for it must reach.
    [[nodiscard]] std::vector<RegionCode> reach(RegionCode const& code) const;

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// What it takes of memory.
    [[nodiscard]] std::size_t bytes() const noexcept;

    /// For search (rules.hpp): entries in order of code, versions of a code in order of time.
    /// Which entries have a code that begins with these digits; "" all.
    struct Span {
        std::size_t first = 0, after = 0;
    };
    [[nodiscard]] Span starting_with(std::string_view digits) const noexcept;
    [[nodiscard]] Region at(std::size_t index) const;
    /// The search key of its name ("kabupaten kuningan").
    [[nodiscard]] std::string_view key_at(std::size_t index) const noexcept;
    [[nodiscard]] RegionLevel level_at(std::size_t index) const noexcept {
        return static_cast<RegionLevel>(entries_[index].level);
    }
    [[nodiscard]] bool is_open_at(std::size_t index) const noexcept {
        return entries_[index].last == without_end.days();
    }

private:
    friend class AtlasMaker;
    struct Entry {
        std::uint64_t number = 0;   // the code, so that numbers sort as codes do
        std::uint32_t name_at = 0;  // in names_
        std::uint32_t key_at = 0;   // in keys_
        std::int32_t first = 0, last = 0;
        std::int32_t lat = no_place, lon = no_place;
        std::uint8_t name_size = 0, key_size = 0, level = 0;
    };
    static constexpr std::int32_t no_place = INT32_MIN;
    [[nodiscard]] std::optional<std::size_t> last_of(RegionCode const& code) const noexcept;

    std::vector<Entry> entries_;
    std::string names_, keys_;
    std::vector<Step> steps_;      // by from
    std::vector<Step> came_from_;  // by to, ended ones only
};

/// Builds an atlas row by row, so that a start never holds the areas twice.
class AtlasMaker {
public:
    explicit AtlasMaker(std::size_t rows_expected = 92'000);
    /// In order of code, then of time; a row out of order is a broken promise.
    void add(Region const& row);
    void add(Step const& step);
    [[nodiscard]] Atlas take() &&;

private:
    Atlas atlas_;
};

}  // namespace sinergi::regions
