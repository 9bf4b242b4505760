#include "cases/people.hpp"

#include "matching/compare/reason.hpp"
#include "matching/index/names.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

using matching::at;
using matching::Field;

matching::Named named_of(store::PersonPlace const& row) {
    return {.id = row.id.raw(),
            .name = row.name,
            .sex = row.sex,
            .born_on = row.born_on ? row.born_on->text() : std::string()};
}

/// Is the name near enough to be shown? Who shares nothing but a first name or a birth day is not.
bool is_namesake(matching::Score const& score) noexcept {
    using matching::DayLevel;
    using matching::TextLevel;
    auto const name = score.levels[at(Field::nama)], day = score.levels[at(Field::tgl_lahir)];
    if (name > static_cast<matching::Level>(TextLevel::rough)) return false;
    return day == matching::missing || day <= static_cast<matching::Level>(DayLevel::near_year);
}

std::vector<Namesake::Reason> reasons_of(matching::Score const& score) {
    std::vector<Namesake::Reason> out;
    for (auto const field : {Field::nama, Field::tgl_lahir, Field::jk}) {
        auto const level = score.levels[at(field)];
        if (level == matching::missing) continue;
        auto const words = [&](matching::Tongue tongue) {
            auto const name = field != Field::nama ? "" : tongue == matching::Tongue::id ? "nama " : "name: ";
            return name + std::string(matching::reason(at(field), level, tongue));
        };
        out.push_back({words(matching::Tongue::id), words(matching::Tongue::en)});
    }
    return out;
}

}  // namespace

struct People::Inside {
    matching::Namesakes names{is_namesake};
};

People::People() : in_(std::make_unique<Inside>()) {}
People::~People() = default;

std::vector<Namesake> People::find(db::Tx& tx, Asked const& asked) const {
    std::vector<store::PersonPlace> rows;
    auto const as_now = [&](std::vector<std::int64_t> const& found) {
        std::vector<PersonId> ids;
        for (auto const id : found) ids.push_back(PersonId(id));
        rows = store::persons_some(tx, ids);
        std::vector<matching::Named> now;
        for (auto const& row : rows) now.push_back(named_of(row));
        return now;
    };
    auto const hits = in_->names.find({.id = 0,
                                       .name = asked.name,
                                       .sex = asked.sex,
                                       .born_on = asked.born_on ? asked.born_on->text() : std::string()},
                                      as_now);
    std::vector<Namesake> out;
    for (auto const& hit : hits) {
        auto const row = std::ranges::find(rows, hit.id, [](auto const& one) { return one.id.raw(); });
        if (row == rows.end() || std::ranges::find(out, row->case_id, &Namesake::of) != out.end()) continue;
        out.push_back({row->case_id, matching::probability(hit.score.total), reasons_of(hit.score)});
    }
    return out;
}

void People::read(db::Database& db) {
    in_->names.read([&](std::int64_t after, std::int64_t row_max) {
        std::vector<matching::Named> page;
        for (auto const& row : db.read([&](db::Tx& tx) { return store::persons_after(tx, PersonId(after), row_max); }))
            page.push_back(named_of(row));
        return page;
    });
}

}  // namespace sinergi::cases
