#include "registry/actions/export.hpp"

#include "audit/actions.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/sheet/csv.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "registry/actions/shared.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry {
namespace {

constexpr std::size_t purpose_min = 10;
constexpr std::int64_t page = 500;

using sheet::Cell;

/// One list, column by column; the last column is the trail. Columns are named as an import reads them, so that a list
/// taken out with whole numbers can come back.
struct Columns {
    std::vector<sheet::Column> all;
    explicit Columns(ExportList list) {
        all = list == ExportList::families
                  ? std::vector<sheet::Column>{{"no_kk", 20},     {"nama_kepala", 28}, {"alamat", 32}, {"rt", 6},
                                               {"rw", 6},         {"kode_wil", 14},    {"desa", 22},   {"anggota", 9},
                                               {"desil", 7},      {"triwulan", 10},    {"status", 12}, {"sumber", 12},
                                               {"diperbarui", 12}}
                  : std::vector<sheet::Column>{
                        {"no_kk", 20},        {"nik", 20},          {"nama", 28},     {"jk", 5},
                        {"tgl_lahir", 12},    {"tempat_lahir", 18}, {"nama_ibu", 24}, {"hubungan", 10},
                        {"status_kawin", 12}, {"alamat", 32},       {"rt", 6},        {"rw", 6},
                        {"kode_wil", 14},     {"desa", 22},         {"keadaan", 12},  {"sumber", 12}};
        all.push_back({"jejak", 18});
    }
};

/// Rows into a workbook or CSV.
class Paper {
public:
    Paper(NewExport const& wish, Columns const& columns, std::vector<std::string> const& above, Desk const& desk)
        : shape_(wish.shape), xlsx_(desk.office.name, desk.now) {
        if (shape_ == ExportShape::xlsx) {
            xlsx_.sheet("Registri", columns.all, above);
            return;
        }
        std::vector<std::string_view> titles;
        for (auto const& one : columns.all) titles.push_back(one.title);
        csv_.row(titles);
    }
    void row(std::vector<Cell> const& cells) {
        if (shape_ == ExportShape::xlsx) {
            xlsx_.row(cells);
            return;
        }
        std::vector<std::string> texts;
        for (auto const& cell : cells) texts.push_back(text_of(cell));
        csv_.row(std::vector<std::string_view>(texts.begin(), texts.end()));
    }
    std::string take() && { return shape_ == ExportShape::xlsx ? std::move(xlsx_).take() : std::move(csv_).take(); }

private:
    static std::string text_of(Cell const& cell) {
        if (auto const* text = std::get_if<std::string>(&cell)) return *text;
        if (auto const* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
        if (auto const* day = std::get_if<Date>(&cell)) return day->text();
        return {};
    }
    ExportShape shape_;
    sheet::XlsxWriter xlsx_;
    sheet::CsvWriter csv_;
};

/// What every row needs beside itself.
class Rows {
public:
    Rows(Desk const& desk, NewExport const& wish, Id<Export> trail) : desk_(desk), wish_(wish), trail_(trail.text()) {}

    std::vector<Cell> family(Family const& f) const {
        return {number(f.no_kk),
                f.head_name,
                f.address,
                f.rt,
                f.rw,
                f.region.text(),
                desk_.atlas.name_of(f.region),
                f.members,
                f.decile ? Cell(*f.decile) : Cell(),
                f.decile_period,
                std::string(word(f.state)),
                std::string(word(f.source)),
                date_in(desk_.office.zone, f.recorded_at),
                trail_};
    }
    std::vector<Cell> person(Family const& f, Person const& p) const {
        return {number(f.no_kk),
                number(p.nik),
                p.name,
                p.sex,
                p.born_on ? Cell(*p.born_on) : Cell(),
                p.born_place,
                p.mother_name,
                p.relation,
                p.marital,
                f.address,
                f.rt,
                f.rw,
                f.region.text(),
                desk_.atlas.name_of(f.region),
                std::string(word(p.state)),
                std::string(word(p.source)),
                trail_};
    }

private:
    [[nodiscard]] std::string number(std::string const& digits) const {
        return wish_.numbers == ExportNumbers::whole ? digits : masked_number(digits);
    }
    Desk const& desk_;
    NewExport const& wish_;
    std::string trail_;
};

/// Families of the area one after the other, in pages; as of a day in one.
/// @refuses registry.export_too_large
template <class F>
Done each_family(db::Tx& tx, RegionCode const& area, std::optional<Date> as_of, F&& take) {
    std::int64_t count = 0;
    if (as_of) {
        auto const rows = store::list_as_of(tx, area, *as_of, export_families_max + 1);
        if (static_cast<std::int64_t>(rows.size()) > export_families_max)
            return refuse(Why::too_large, "registry.export_too_large", "region");
        std::ranges::for_each(rows, take);
        return {};
    }
    store::ListFilter filter{.area = area, .state = std::string(word(FamilyState::active)), .limit = page};
    for (;;) {
        auto const rows = store::list(tx, filter);
        count += static_cast<std::int64_t>(rows.size());
        if (count > export_families_max) return refuse(Why::too_large, "registry.export_too_large", "region");
        std::ranges::for_each(rows, take);
        if (static_cast<std::int64_t>(rows.size()) < page) return {};
        filter.after = rows.back().id;
    }
}

std::vector<std::string> lead(Desk const& desk, access::Permit const& permit, NewExport const& wish, Id<Export> trail,
                              std::string_view language) {
    auto const say = [&](std::string_view key) {
        return std::string(locale::pattern(key, locale::language_of(language)));
    };
    auto const area = permit.area().text().empty() ? desk.office.name : desk.atlas.name_of(permit.area());
    return {fmt::format("{}: {}, {}", say("registry.export_title"), area, wish.as_of.value_or(desk.today()).text()),
            fmt::format("{}: {}, {}, {}", say("registry.export_by"), permit.by().name,
                        access::role_text(permit.by().role), desk.today().text()),
            fmt::format("{}: {}", say("registry.export_purpose"), mask_reason(wish.purpose)),
            fmt::format("{} {}", say("registry.export_warning"), trail.text())};
}

}  // namespace

Result<access::Permit> may_export(access::Officer const& by, NewExport const& wish) {
    SINERGI_TRY(permit, access::permit(access::Act::export_registry, by, wish.region, mask_reason(wish.purpose)));
    if (char_count(trimmed(wish.purpose)) < purpose_min)
        return refuse(Why::malformed, "registry.purpose_missing", "purpose");
    if (wish.as_of && permit.area().level() < RegionLevel::district)
        return refuse(Why::malformed, "registry.as_of_needs_area", "region");
    return permit;
}

Id<Export> note_export(db::Tx& tx, Desk const& desk, access::Permit const& permit, NewExport const& wish) {
    auto const id = desk.office.ids.make<Export>(desk.now);
    audit::note(tx, desk.office.ids, desk.now, permit.trace(),
                wish.numbers == ExportNumbers::whole ? "registry.exported_whole" : "registry.exported",
                {.kind = "export", .id = id.raw(), .region = permit.area()});
    return id;
}

Result<std::string> export_file(db::Tx& tx, Desk const& desk, access::Permit const& permit, NewExport const& wish,
                                Id<Export> trail, std::string_view language) {
    Paper paper(wish, Columns(wish.list), lead(desk, permit, wish, trail, language), desk);
    Rows const rows(desk, wish, trail);
    SINERGI_MUST(each_family(tx, permit.area(), wish.as_of, [&](Family const& family) {
        if (wish.list == ExportList::families) {
            paper.row(rows.family(family));
            return;
        }
        auto const members =
            wish.as_of ? store::members_as_of(tx, family.id, *wish.as_of) : store::members(tx, family.id);
        for (auto const& one : members) paper.row(rows.person(family, one));
    }));
    return std::move(paper).take();
}

}  // namespace sinergi::registry
