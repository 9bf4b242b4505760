#pragma once
// A small country for tests: real codes and names of Kuningan and around, and one area that has ended.

#include "regions/pack.hpp"
#include "regions/rules.hpp"

namespace sinergi::regions {

inline RegionCode code(std::string_view text) { return text.empty() ? RegionCode{} : RegionCode::parse(text).value(); }
inline Date on(std::string_view text) { return Date::parse(text).value(); }
inline Name name(std::string_view text) { return Name::parse(text).value(); }
inline Decree decree(std::string_view text = "Kepmendagri 1 Tahun 2026") { return Decree::parse(text).value(); }

/// Kabupaten Kuningan with two districts; "Desa Lama" was merged into Kadugede on 2026-03-01, whose name changed then.
inline Atlas small_atlas() {
    AtlasMaker maker(16);
    auto const merged = on("2026-03-01");
    auto const add = [&](std::string_view digits, std::string_view label, Period valid = {since_ever, without_end}) {
        maker.add({.code = code(digits), .name = label, .valid = valid});
    };
    add("32", "Jawa Barat");
    add("3208", "Kabupaten Kuningan");
    add("320801", "Kadugede");
    add("3208011002", "Windujanten");
    add("3208012001", "Sindangjawa");
    add("3208012003", "Kadugede Lama", {since_ever, merged.plus_days(-1)});
    add("3208012003", "Kadugede", {merged, without_end});
    add("3208012009", "Desa Lama", {since_ever, merged.plus_days(-1)});
    add("320809", "Kuningan");
    add("3208091001", "Kuningan");
    add("3274", "Kota Cirebon");
    maker.add(Step{code("3208012003"), code("3208012003")});
    maker.add(Step{code("3208012009"), code("3208012003")});
    return std::move(maker).take();
}

/// The regencies of Jawa Barat, and all of Kuningan: 436 areas, for tests that need a database but not the country.
inline void each_of_kuningan(std::function<void(RegionCode const&, std::string_view)> const& visit) {
    each_packed([&](RegionCode const& c, std::string_view n) {
        if (code("3208").has(c) || (code("32").has(c) && c.level() <= RegionLevel::regency)) visit(c, n);
    });
}

/// All 91,599.
inline Atlas const& whole_atlas() {
    static Atlas const atlas = [] {
        AtlasMaker maker;
        each_packed([&](RegionCode const& c, std::string_view n) { maker.add({.code = c, .name = n}); });
        return std::move(maker).take();
    }();
    return atlas;
}

}  // namespace sinergi::regions
