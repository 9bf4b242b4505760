#include "synth/people.hpp"

#include <algorithm>

namespace sinergi::synth {
namespace {

/// `width` digits of a number.
void append_digits(std::string& text, int number, int width) {
    std::array<char, 10> digits{};
    for (int at = width; at-- > 0; number /= 10)
        digits[static_cast<std::size_t>(at)] = static_cast<char>('0' + number % 10);
    text.append(digits.data(), static_cast<std::size_t>(width));
}

std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (char const letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1'099'511'628'211U;
    return hash ^ hash >> 29;
}

std::string head_of_number(RegionCode const& district, Day const& day, int more_days) {
    std::string head(district.view().substr(0, 6));
    append_digits(head, day.day + more_days, 2);
    append_digits(head, day.month, 2);
    append_digits(head, day.year % 100, 2);
    return head;
}

}  // namespace

int days_in(int month, int year) noexcept {
    if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string Numbers::next(std::string_view head) {
    auto& given = given_[hash_of(head) % slots];
    given = static_cast<std::uint16_t>(given % 999 + 1);
    std::string number(head);
    append_digits(number, 9000 + given, 4);
    return number;
}

std::string Numbers::nik(RegionCode const& district, Day const& born, Sex sex) {
    return next(head_of_number(district, born, sex == Sex::woman ? 40 : 0));
}

std::string Numbers::kk(RegionCode const& district, Day const& issued) {
    // A card and a person of one place and day may bear one number; that is so outside, too.
    return next(head_of_number(district, issued, 0));
}

Day Families::draw_birthday(int year) {
    Day day{.year = year, .month = chance_.between(1, 12), .day = 0};
    day.day = chance_.between(1, days_in(day.month, year));
    // Many of the old know their year only; the office wrote the last day of it, or the middle.
    if (year < 1975 && chance_.is(0.1)) return chance_.is(0.6) ? Day{year, 12, 31} : Day{year, 7, 1};
    return day;
}

RegionCode Families::draw_birthplace() {
    if (chance_.is(0.8)) return home_.village->code;
    return places_->near(chance_, *home_.village).code;
}

std::string Families::draw_mother(int child_born) {
    return make_name(chance_, home_.custom, Sex::woman, era_of(child_born - 26), clan_of(chance_, home_.custom),
                     chance_.between(0, 3));
}

std::string Families::new_kk(Chance& chance, RegionCode const& village) {
    Day const issued{chance.between(2005, this_year), chance.between(1, 12), chance.between(1, 28)};
    return numbers_.kk(village, issued);
}

Person& Families::add(Role role, Sex sex, int year, std::string_view clan, std::string mother,
                      RegionCode const& born_in, int birth_order) {
    auto& person = members_.emplace_back();
    person.id = ++persons_;
    person.family = families_;
    person.role = role;
    person.sex = sex;
    person.custom = home_.custom;
    person.born = draw_birthday(year);
    person.name = make_name(chance_, home_.custom, sex, era_of(year), clan, birth_order);
    person.mother = std::move(mother);
    person.nik = numbers_.nik(born_in, person.born, sex);
    person.village = home_.village->code;
    if (members_.size() > 1) {
        auto const& head = members_.front();
        person.kk = head.kk;
        person.address = head.address;
        person.rt = head.rt;
        person.rw = head.rw;
        person.birthplace = head.birthplace;
    }
    return person;
}

void Families::add_adults(int year) {
    bool const is_couple = chance_.is(0.76);
    auto const sex = is_couple || chance_.is(0.4) ? Sex::man : Sex::woman;
    auto const born_in = draw_birthplace();
    auto& head = add(Role::head, sex, year, home_.clan, draw_mother(year), born_in, chance_.between(0, 3));
    head.kk = new_kk(chance_, home_.village->code);
    head.address = make_address(chance_, *home_.village);
    head.rt = chance_.between(1, 12);
    head.rw = chance_.between(1, 9);
    head.birthplace = places_->regency_of(*home_.village);
    head.is_widowed = !is_couple && chance_.is(0.5);
    if (!is_couple) return;
    auto const wife_born = std::min(this_year - 18, year + chance_.between(-2, 7));
    add(Role::wife, Sex::woman, wife_born, clan_of(chance_, home_.custom), draw_mother(wife_born), draw_birthplace(),
        chance_.between(0, 3));
}

/// Another child of the same hour: the next number, and often a name that rhymes.
void Families::add_twin(Person const& of) {
    auto twin = of;
    twin.id = ++persons_;
    if (chance_.is(0.3)) twin.sex = twin.sex == Sex::man ? Sex::woman : Sex::man;
    auto const era = era_of(twin.born.year);
    twin.name = make_name(chance_, home_.custom, twin.sex, era, home_.clan);
    auto const space = of.name.find(' ');
    if (space != std::string::npos && chance_.is(0.6))
        twin.name = twin.name.substr(0, twin.name.find(' ')) + of.name.substr(space);
    twin.nik = numbers_.nik(home_.village->code, twin.born, twin.sex);
    members_.push_back(std::move(twin));
}

void Families::add_children(int year_of_first, int count, Role role, std::string const& mother,
                            std::string const& father) {
    // Copies: the names lie in a vector that grows.
    auto const mother_name = mother;
    auto const father_last = father.substr(0, father.find(' '));
    bool const takes_father = home_.clan.empty() && chance_.is(0.08);
    auto year = year_of_first;
    for (int order = 0; order < count && year <= this_year; ++order) {
        auto const clan = takes_father && !father_last.empty() ? std::string_view(father_last) : home_.clan;
        add(role, chance_.is(0.51) ? Sex::man : Sex::woman, year, clan, mother_name, home_.village->code, order);
        if (chance_.is(0.011)) add_twin(Person(members_.back()));
        year += chance_.between(1, 6);
    }
}

std::vector<Person> const& Families::next() {
    members_.clear();
    ++families_;
    home_.village = &places_->draw(chance_);
    auto const digits = home_.village->code.view();
    home_.custom = custom_in(chance_, (digits[0] - '0') * 10 + (digits[1] - '0'));
    home_.clan = clan_of(chance_, home_.custom);
    auto const year = chance_.between(1943, 2003);
    add_adults(year);
    auto const has_wife = members_.size() > 1;
    auto const mother = has_wife                        ? members_[1].name
                        : members_[0].sex == Sex::woman ? members_[0].name
                                                        : draw_mother(year + 25);
    auto const father = members_[0].sex == Sex::man ? members_[0].name : std::string();
    auto const first_child = year + chance_.between(21, 28);
    add_children(first_child, static_cast<int>(chance_.below(has_wife ? 5 : 3)), Role::child, mother, father);
    // Grandchildren whose parents work far away.
    if (year < 1972 && chance_.is(0.08))
        add_children(year + chance_.between(45, 50), chance_.between(1, 2), Role::grandchild, draw_mother(year + 47),
                     {});
    if (year > 1960 && chance_.is(0.06)) {
        auto const born = std::max(1932, year - chance_.between(20, 30));
        auto const name = members_[0].mother;
        add(Role::parent, Sex::woman, born, {}, draw_mother(born), draw_birthplace()).name = name;
    }
    return members_;
}

}  // namespace sinergi::synth
