#include "siks/actions/told.hpp"

#include "base/nik.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "registry/intake/answers.hpp"
#include "registry/intake/columns.hpp"

namespace sinergi::siks {
namespace {

constexpr std::int64_t rows_max = 5'000'000;
constexpr std::size_t text_max = 200;

lists::Villages const& villages() {
    static lists::Villages const all;
    return all;
}

std::string short_text(std::string_view cell) {
    auto text = lists::meant(cell);
    auto size = std::min(text.size(), text_max);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    return std::string(text.substr(0, size));
}

std::string number_in(std::string_view cell) {
    auto const number = lists::number_of(cell);
    return number.is_whole() ? std::string(number.text()) : std::string{};
}

}  // namespace

std::string masked(Told const& told) { return mask_niks(told.no_kk.empty() ? told.nik : told.no_kk); }

Result<ToldList> read_list(std::string const& name, std::string_view bytes, Date today, std::string const& period) {
    SINERGI_TRY(look, lists::look(bytes, {.file = name, .today = today, .rows_max = rows_max}));
    auto const columns = registry::intake::columns_of(look.shape);
    if (columns.no_kk < 0 && columns.nik < 0) return refuse(Why::malformed, "siks.no_number", name);
    SINERGI_TRY(rows, bytes.starts_with("PK") ? sheet::xlsx_rows(bytes, look.shape.sheet_number, {.rows_max = rows_max})
                                              : sheet::rows_of(bytes, {.rows_max = rows_max}));
    ToldList out;
    for (;;) {
        SINERGI_TRY(is_more, rows->next());
        if (!is_more) return out;
        if (rows->line() < look.shape.first_line) continue;
        auto const cell = [&](std::int32_t at) {
            return at < 0 ? std::string_view{} : rows->cell(static_cast<std::size_t>(at));
        };
        ++out.read;
        Told one{.line = rows->line(),
                 .no_kk = number_in(cell(columns.no_kk)),
                 .nik = number_in(cell(columns.nik)),
                 .name = short_text(cell(columns.name)),
                 .address = short_text(cell(columns.address))};
        if (one.no_kk.empty() && one.nik.empty()) {
            ++out.unreadable;
            continue;
        }
        if (auto const code = RegionCode::parse(lists::meant(cell(columns.region))))
            one.region = code->text();
        else if (columns.village >= 0)
            one.region = std::string(villages().find(cell(columns.district), cell(columns.village), {}));
        auto const decile = lists::meant(cell(columns.decile));
        if (decile.size() == 1 && decile[0] >= '1' && decile[0] <= '9') one.decile = decile[0] - '0';
        if (decile == "10") one.decile = 10;
        if (one.decile != 0) {
            one.period = registry::intake::quarter_in(cell(columns.cut_off), today);
            if (one.period.empty()) one.period = period;
        }
        out.rows.push_back(std::move(one));
    }
}

}  // namespace sinergi::siks
