#include "registry/intake/told.hpp"

#include "base/text.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "registry/actions/shared.hpp"

#include <algorithm>
#include <cstring>

namespace sinergi::registry::intake {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20, name_max = 120, text_max = 200, read_max = 60;
constexpr std::int64_t rows_max = 5'000'000, rows_between = 8'192;

std::optional<Fault> number_fault(lists::FaultKind kind, bool is_nik) noexcept {
    switch (kind) {
        case lists::FaultKind::number_short:
            return is_nik ? Fault::nik_short : Fault::kk_short;
        case lists::FaultKind::number_long:
            return is_nik ? Fault::nik_long : Fault::kk_long;
        case lists::FaultKind::number_letters:
            return is_nik ? Fault::nik_letters : Fault::kk_letters;
        case lists::FaultKind::number_exponent:
            return is_nik ? Fault::nik_exponent : Fault::kk_exponent;
        case lists::FaultKind::number_rounded:
            return is_nik ? Fault::nik_rounded : Fault::kk_rounded;
        default:
            return std::nullopt;
    }
}

std::optional<Fault> day_fault(lists::FaultKind kind) noexcept {
    switch (kind) {
        case lists::FaultKind::day_unreadable:
            return Fault::day_unreadable;
        case lists::FaultKind::day_impossible:
            return Fault::day_impossible;
        case lists::FaultKind::day_future:
            return Fault::day_future;
        default:
            return std::nullopt;
    }
}

std::uint8_t small_number(std::string_view text, std::uint8_t max) noexcept {
    unsigned value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9' || value > 25) return UINT8_MAX;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value <= max ? static_cast<std::uint8_t>(value) : UINT8_MAX;
}

std::string_view cut(std::string_view text, std::size_t max) noexcept {
    if (text.size() <= max) return text;
    text = text.substr(0, max);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
    return text.substr(0, text.size() - 1);
}

/// A number with a digit lost or a letter among them still tells who is meant.
bool is_nearly_whole(std::string_view text) noexcept {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; }) &&
           std::ranges::count_if(text, is_digit) >= 10;
}

}  // namespace

std::string_view Arena::keep(std::string_view text) {
    if (text.empty()) return {};
    if (left_ < text.size()) {
        left_ = std::max(piece, text.size());
        pieces_.push_back(std::make_unique<char[]>(left_));
        at_ = pieces_.back().get();
    }
    std::memcpy(at_, text.data(), text.size());
    std::string_view const kept(at_, text.size());
    at_ += text.size();
    left_ -= text.size();
    return kept;
}

/// Rows of one file become told persons or families.
class Reading {
public:
    Reading(Told& told, lists::Shape const& shape, Date today, lists::Villages const& villages)
        : told_(told),
          columns_(columns_of(shape, told.remembered ? told.remembered(lists::signature_text(shape.columns))
                                                     : std::vector<std::string>{})),
          of_family_(answer_columns(columns_.titles, SubjectKind::family)),
          of_person_(answer_columns(columns_.titles, SubjectKind::person)),
          facts_of_family_(fact_columns(columns_, SubjectKind::family)),
          facts_of_person_(fact_columns(columns_, SubjectKind::person)),
          today_(today),
          order_(shape.day_order),
          villages_(villages),
          file_(static_cast<std::uint8_t>(told.files.size() - 1)),
          is_nik_rounded_(shape.is_nik_rounded ? lists::Rounded::yes : lists::Rounded::no),
          is_kk_rounded_(shape.is_kk_rounded ? lists::Rounded::yes : lists::Rounded::no) {}

    [[nodiscard]] Columns const& columns() const noexcept { return columns_; }

    void take(sheet::Rows const& rows) {
        rows_ = &rows;
        is_faulty_ = false;
        cells_ = rows.cells().size();
        if (columns_.is_of_persons()) {
            take_person();
        } else {
            take_family();
        }
    }

    /// The last row ends in the middle, and the file with it: the rest never came.
    void note_cut() {
        if (rows_ == nullptr || cells_ >= columns_.titles.size()) return;
        bool const is_of_persons = columns_.is_of_persons();
        auto const line = is_of_persons ? told_.persons.back().line : told_.families.back().line;
        // An officer who wrote its cells anew has seen it.
        auto const mended = told_.mended.lower_bound({file_, line, 0});
        if (mended != told_.mended.end() && std::get<1>(mended->first) == line && std::get<0>(mended->first) == file_)
            return;
        told_.note_as(Fault::row_cut, file_, line, columns_.titles[cells_ == 0 ? 0 : cells_ - 1], {});
        if (is_of_persons) told_.persons.back().is_faulty = true;
        for (auto* const families : {&told_.families, &told_.cards_})
            if (!families->empty() && families->back().file == file_ && families->back().line == line)
                families->back().is_faulty = true;
    }

private:
    [[nodiscard]] std::string_view cell(std::int32_t column) const noexcept {
        if (column < 0) return {};
        if (!told_.mended.empty())
            if (auto const found = told_.mended.find({file_, rows_->line(), column}); found != told_.mended.end())
                return found->second;
        return rows_->cell(static_cast<std::size_t>(column));
    }
    [[nodiscard]] std::string_view said(std::int32_t column, std::size_t max) {
        return told_.arena_.keep(cut(lists::meant(cell(column)), max));
    }
    void fault(Fault fault, std::int32_t column) {
        if (weight_of(fault) == Weight::blocks) is_faulty_ = true;
        told_.note(
            fault, file_, rows_->line(),
            column < 0 ? std::string_view{} : std::string_view(columns_.titles[static_cast<std::size_t>(column)]),
            cell(column));
    }
    std::string_view number(std::int32_t column, bool is_nik) {
        auto const read = lists::number_of(cell(column), is_nik ? is_nik_rounded_ : is_kk_rounded_);
        // What stands for "none yet" is none, not a fault: many a person has no NIK.
        if (read.fault == lists::FaultKind::number_placeholder) return {};
        if (auto const wrong = number_fault(read.fault, is_nik)) {
            fault(*wrong, column);
            return {};
        }
        return told_.arena_.keep(read.text());
    }
    void home(ToldFamily& family) {
        family.address = said(columns_.address, text_max);
        family.rt = said(columns_.rt, 5);
        family.rw = said(columns_.rw, 5);
        if (columns_.rt_rw >= 0) {
            auto const both = lists::meant(cell(columns_.rt_rw));
            auto const slash = both.find('/');
            family.rt = told_.arena_.keep(cut(both.substr(0, slash), 5));
            if (slash != std::string_view::npos) family.rw = told_.arena_.keep(cut(both.substr(slash + 1), 5));
        }
        auto const place = lists::meant(cell(columns_.region));
        if (auto const code = RegionCode::parse(place))
            family.region = told_.arena_.keep(code->view());
        else if (columns_.village >= 0)
            family.region = villages_.find(cell(columns_.district), cell(columns_.village), {});
        else
            family.region = told_.arena_.keep(cut(place, read_max));  // gathering says that it is no code
        family.household = said(columns_.household, 40);
        auto const decile = lists::meant(cell(columns_.decile));
        family.decile = small_number(decile, 10);
        if (family.decile > 10) family.decile = 0;
        // What is left out is told; the row stays.
        if (family.decile == 0 && !decile.empty())
            told_.note(Fault::code_unknown, file_, rows_->line(),
                       columns_.titles[static_cast<std::size_t>(columns_.decile)], decile);
        if (family.decile == 0) return;
        auto const quarter = quarter_in(cell(columns_.cut_off), today_);
        family.period = told_.arena_.keep(quarter.empty() ? told_.period : quarter);
    }
    /// The answers of this row, kept where a person or a family finds them. What is left out is told; the row stays.
    template <class Subject>
    void answers(Subject& subject, std::vector<AnswerColumn> const& columns, AskedOf const& of) {
        if (columns.empty()) return;
        std::vector<AnswerFault> faults;
        subject.first_answer = static_cast<std::uint32_t>(told_.answers.size());
        for (auto const& read : read_answers(columns, of, [&](std::int32_t at) { return cell(at); }, faults)) {
            told_.answers.push_back(
                {static_cast<std::uint8_t>(read.section), told_.arena_.keep(json::write(read.answers))});
            ++subject.answer_count;
        }
        for (auto const& one : faults)
            told_.note(one.fault, file_, rows_->line(), columns_.titles[static_cast<std::size_t>(one.column)],
                       cell(one.column));
    }
    /// What the state says, as of the row's cut-off; else of the quarter somebody named, else of today.
    template <class Subject>
    void facts(Subject& subject, std::vector<FactColumn> const& columns) {
        if (columns.empty()) return;
        subject.first_fact = static_cast<std::uint32_t>(told_.facts.size());
        for (auto const& [column, kind] : columns) {
            auto const value = fact_in(kind, cell(column));
            if (!value)
                told_.note(Fault::code_unknown, file_, rows_->line(), columns_.titles[static_cast<std::size_t>(column)],
                           cell(column));
            if (!value || value->empty()) continue;
            told_.facts.push_back({kind, as_of(), told_.arena_.keep(*value)});
            ++subject.fact_count;
        }
    }
    std::int32_t as_of() {
        auto const text = cell(columns_.cut_off);
        // A file has one cut-off, or few.
        if (as_of_ != no_day && text == cut_off_) return as_of_;
        cut_off_ = text;
        auto const none = told_.period.empty() ? today_ : std::min(last_day_of(told_.period), today_);
        as_of_ = cut_off_in(text, today_).value_or(none).days();
        return as_of_;
    }
    void take_family() {
        ToldFamily family{.line = static_cast<std::uint32_t>(rows_->line()), .file = file_};
        family.no_kk = number(columns_.no_kk, false);
        if (family.no_kk.empty() && !is_faulty_) fault(Fault::no_family, columns_.no_kk);
        home(family);
        answers(family, of_family_, {});
        facts(family, facts_of_family_);
        family.is_faulty = is_faulty_;
        told_.families.push_back(family);
    }
    void take_person() {
        ToldPerson person{.line = static_cast<std::uint32_t>(rows_->line()), .file = file_};
        person.no_kk = number(columns_.no_kk, false);
        if (person.no_kk.empty() && !is_faulty_) fault(Fault::no_family, columns_.no_kk);
        person.nik = number(columns_.nik, true);
        person.name = said(columns_.name, name_max);
        // What is longer than any name is a broken quote or another column: nothing of it is kept for a name.
        bool const is_too_long = lists::meant(cell(columns_.name)).size() > name_max;
        if (person.name.empty() || is_too_long) fault(Fault::name_missing, columns_.name);
        person.mother_name = said(columns_.mother_name, name_max);
        person.sex = lists::sex_of(cell(columns_.sex));
        if (person.sex == '?') {
            fault(Fault::sex_unreadable, columns_.sex);
            person.sex = ' ';
        }
        take_birth(person);
        take_death(person);
        person.relation = relation(person.sex);
        person.marital = code(columns_.marital, static_cast<std::uint8_t>(marital_widowed), Fault::marital_unknown);
        auto const born = person.born_on == no_day ? std::optional<Date>{} : std::optional(Date(person.born_on));
        std::string_view const sex(&person.sex, person.sex == ' ' ? 0 : 1);
        answers(person, of_person_, {age_on(born, today_), sex, person.marital});
        facts(person, facts_of_person_);
        person.is_faulty = is_faulty_;
        told_.persons.push_back(person);
        // One list tells both: the first row of a card tells where it is.
        ToldFamily family{.no_kk = person.no_kk, .line = person.line, .file = file_};
        auto const village = cell(columns_.region >= 0 ? columns_.region : columns_.village);
        bool const is_same_card = family.no_kk == last_kk_;
        if (family.no_kk.empty() || (is_same_card && village == last_village_)) return;
        last_kk_ = family.no_kk;
        last_village_ = village;
        home(family);
        // Where they live stands in another file, or in the registry already.
        bool const is_placed = columns_.address >= 0 || columns_.region >= 0 || columns_.village >= 0;
        if (is_same_card) {  // another village than the row before: gathering says so
            family.decile = 0;
            told_.families.push_back(family);
            return;
        }
        answers(family, of_family_, {});
        facts(family, facts_of_family_);
        (is_placed ? told_.families : told_.cards_).push_back(family);
    }
    std::uint8_t relation(char sex) {
        if (columns_.relation >= 0 || columns_.dtsen_relation < 0)
            return code(columns_.relation, static_cast<std::uint8_t>(relation_other), Fault::relation_unknown);
        auto const read = small_number(lists::meant(cell(columns_.dtsen_relation)), 8);
        auto const shdk = relation_of_dtsen(read, sex);
        if (shdk != UINT8_MAX) return shdk;
        fault(Fault::relation_unknown, columns_.dtsen_relation);
        return 0;
    }
    std::uint8_t code(std::int32_t column, std::uint8_t max, Fault unknown) {
        auto const read = small_number(lists::meant(cell(column)), max);
        if (read <= max) return read;
        fault(unknown, column);
        return 0;
    }
    void take_birth(ToldPerson& person) {
        auto day_text = cell(columns_.born_on);
        if (columns_.place_and_day >= 0) {
            auto const both = lists::split_ttl(cell(columns_.place_and_day));
            person.born_place = told_.arena_.keep(cut(both.place, name_max));
            if (day_text.empty()) day_text = both.day;
        } else {
            person.born_place = said(columns_.born_place, name_max);
        }
        auto const day = lists::day_of(day_text, order_, today_);
        auto const column = columns_.born_on >= 0 ? columns_.born_on : columns_.place_and_day;
        if (auto const wrong = day_fault(day.fault)) fault(*wrong, column);
        if (!day.is_known()) return;
        if (auto const date = Date::of(day.year, day.month, day.day)) person.born_on = date->days();
    }

    void take_death(ToldPerson& person) {
        auto const text = lists::meant(cell(columns_.died_on));
        if (text.empty()) return;
        auto const day = lists::day_of(text, order_, today_);
        if (day.fault == lists::FaultKind::day_future) return fault(Fault::death_future, columns_.died_on);
        auto const is_whole = day.is_known() && day.fault != lists::FaultKind::day_only_year;
        if (!is_whole) return fault(day_fault(day.fault).value_or(Fault::day_unreadable), columns_.died_on);
        if (auto const date = Date::of(day.year, day.month, day.day)) person.died_on = date->days();
    }

    Told& told_;
    Columns columns_;
    std::vector<AnswerColumn> of_family_, of_person_;
    std::vector<FactColumn> facts_of_family_, facts_of_person_;
    std::string cut_off_;
    std::int32_t as_of_ = no_day;
    std::size_t cells_ = 0;  // of the row in hand
    Date today_;
    lists::DayOrder order_;
    lists::Villages const& villages_;
    std::uint8_t file_;
    lists::Rounded is_nik_rounded_, is_kk_rounded_;
    sheet::Rows const* rows_ = nullptr;
    std::string_view last_kk_;
    std::string last_village_;
    bool is_faulty_ = false;
};

void Told::note(Fault fault, std::uint8_t file, std::int64_t line, std::string_view column, std::string_view read) {
    if (fault_counts[static_cast<std::size_t>(fault)] >= faults_listed_max) {
        ++fault_counts[static_cast<std::size_t>(fault)];
        return;
    }
    auto const number = lists::number_of(read);
    auto const shown = number.is_whole()       ? masked_number(number.text())
                       : is_nearly_whole(read) ? masked_number(read)
                                               : std::string(cut(read, read_max));
    note_as(fault, file, line, column, shown);
}

void Told::note_as(Fault fault, std::uint8_t file, std::int64_t line, std::string_view column, std::string shown) {
    if (++fault_counts[static_cast<std::size_t>(fault)] > faults_listed_max) return;
    faults.push_back({fault, file, line, std::string(column), std::move(shown)});
}

Done Told::read(std::string const& name, std::string_view bytes, Date today, lists::Villages const& villages,
                Heard const& heard) {
    auto const looked = lists::look(bytes, {.file = name, .today = today, .rows_max = rows_max});
    // A list under a wrong name is read; what is neither is told what its name promises.
    bool const is_misnamed = search_key(name).ends_with(" xlsx") && !bytes.starts_with("PK");
    if (!looked && looked.error().key == "lists.not_a_table" && is_misnamed)
        return refuse(Why::malformed, "sheet.not_xlsx", name);
    SINERGI_TRY(look, looked);
    auto const& shape = look.shape;
    files.push_back(name);
    Reading reading(*this, shape, today, villages);
    if (reading.columns().no_kk < 0) return refuse(Why::malformed, "registry.import_no_card", name);
    columns.push_back(reading.columns());
    if (!reading.columns().is_of_persons()) has_family_file_ = true;
    SINERGI_TRY(cells, bytes.starts_with("PK") ? sheet::xlsx_rows(bytes, shape.sheet_number, {.rows_max = rows_max})
                                               : sheet::rows_of(bytes, {.rows_max = rows_max}));
    for (;;) {
        SINERGI_TRY(is_more, cells->next());
        if (!is_more) {
            if (!bytes.starts_with("PK") && !bytes.ends_with('\n')) reading.note_cut();
            return {};
        }
        if (cells->line() < shape.first_line) continue;
        reading.take(*cells);
        ++rows;
        if (rows % rows_between == 0 && heard && !heard(rows))
            return refuse(Why::conflict, "registry.import_cancelled");
    }
}

}  // namespace sinergi::registry::intake
