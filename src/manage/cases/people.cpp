#include "cases/people.hpp"

#include "matching/compare/reason.hpp"
#include "matching/engine.hpp"
#include "matching/index.hpp"

#include <algorithm>
#include <mutex>

namespace sinergi::cases {
namespace {

using matching::at;
using matching::Field;

constexpr std::int64_t rows_at_once = 2'000;

/// What of a person is compared; owns its texts.
struct Told {
    std::int64_t id = 0;
    std::string name, sex, born_on;
};

Told told_of(store::PersonPlace const& row) {
    return {.id = row.id.raw(),
            .name = row.name,
            .sex = row.sex,
            .born_on = row.born_on ? row.born_on->text() : std::string()};
}

matching::Record record_of(Told const& told) {
    matching::Record out;
    out.fields[at(Field::nama)] = told.name;
    out.fields[at(Field::jk)] = told.sex;
    out.fields[at(Field::tgl_lahir)] = told.born_on;
    // One area for all: people of one area are looked up by each word of a name, however it sounds. It weighs nothing.
    out.fields[at(Field::kode_wil)] = "00";
    return out;
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
    std::mutex lock;  // of `model`
    std::shared_ptr<matching::Model const> model =
        std::make_shared<matching::Model const>(matching::default_model(1'000));
    matching::LiveIndex index{*model};
    [[nodiscard]] std::shared_ptr<matching::Model const> model_now() {
        std::lock_guard const held(lock);
        return model;
    }
};

People::People() : in_(std::make_unique<Inside>()) {}
People::~People() = default;

std::vector<Namesake> People::find(db::Tx& tx, Asked const& asked) const {
    Told const told{.id = 0,
                    .name = asked.name,
                    .sex = asked.sex,
                    .born_on = asked.born_on ? asked.born_on->text() : std::string()};
    std::vector<PersonId> ids;
    for (auto const& hit : in_->index.search(record_of(told), matching::Index::hits_max).hits)
        if (is_namesake(hit.score)) ids.push_back(PersonId(hit.id));
    auto const rows = store::persons_some(tx, ids);
    matching::Index now(*in_->model_now());
    std::vector<Told> texts;
    texts.reserve(rows.size());
    for (auto const& row : rows) {
        texts.push_back(told_of(row));
        now.insert(row.id.raw(), record_of(texts.back()));
    }
    std::vector<Namesake> out;
    for (auto const& hit : now.search(record_of(told), matching::Index::hits_max)) {
        auto const row = std::ranges::find(rows, hit.id, [](auto const& one) { return one.id.raw(); });
        if (row == rows.end() || !is_namesake(hit.score)) continue;
        if (std::ranges::find(out, row->case_id, &Namesake::of) != out.end()) continue;
        out.push_back({row->case_id, matching::probability(hit.score.total), reasons_of(hit.score)});
    }
    return out;
}

void People::read(db::Database& db) {
    std::vector<Told> all;
    for (PersonId after;;) {
        auto const rows = db.read([&](db::Tx& tx) { return store::persons_after(tx, after, rows_at_once); });
        for (auto const& row : rows) all.push_back(told_of(row));
        if (std::ssize(rows) < rows_at_once) break;
        after = rows.back().id;
    }
    std::vector<matching::Record> records;
    std::vector<std::string> ids;
    ids.reserve(all.size());
    for (auto const& one : all) {
        records.push_back(record_of(one));
        records.back().id = ids.emplace_back(std::to_string(one.id));
    }
    // How common a name is among the people of this office is counted from them.
    auto table = matching::table_of(records, 0);
    auto const model = std::make_shared<matching::Model const>(matching::estimate(table, 0, {.threads = 1}));
    static_cast<void>(in_->index.rebuild(*model, [&](matching::LiveIndex::Take const& take) {
        for (std::size_t i = 0; i < all.size(); ++i) take(all[i].id, records[i]);
        return matching::Go::on;
    }));
    std::lock_guard const held(in_->lock);
    in_->model = model;
}

}  // namespace sinergi::cases
