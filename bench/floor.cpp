// What a matching of a list cannot do without, and nothing else: every cell found, three texts a row coded in a table,
// eighteen keys a row sorted. Nothing is normalised, compared, learned or written. Two threads, or as many as there
// are.
//
//     generators/bench_floor LIST.csv --json OUT      seconds of each step and together

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

constexpr std::size_t keys_a_row = 18, buckets = 256;  // as many as the engine's rules make of a usual row
constexpr std::array<std::size_t, 3> texts{5, 9, 10};  // nama, nama_ibu, alamat of `sinergi synth`

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93U;
    return x ^ x >> 32;
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = text.size();
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t part = 0;
        std::memcpy(&part, text.data(), 8);
        hash = mixed(hash ^ part);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, text.data(), text.size());
    return mixed(hash ^ rest) | 1U;
}

/// Hashes, each once.
class Table {
public:
    void take_in(std::uint64_t hash) {
        auto at = hash & (slots_.size() - 1);
        while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & (slots_.size() - 1);
        if (slots_[at] == hash) return;
        slots_[at] = hash;
        if (++count_ * 3 > slots_.size() * 2) grow();
    }

private:
    void grow() {
        std::vector<std::uint64_t> old(slots_.size() * 2);
        old.swap(slots_);
        count_ = 0;
        for (auto const hash : old)
            if (hash != 0) take_in(hash);
    }
    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1U << 16);
    std::size_t count_ = 0;
};

void on_all(std::function<void(unsigned)> const& work) {
    auto const count = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> crew;
    for (unsigned worker = 0; worker < count; ++worker) crew.emplace_back(work, worker);
}

/// Where every worker's rows begin; one more for the end.
std::vector<std::size_t> cut(std::string_view text, unsigned workers) {
    std::vector<std::size_t> out;
    for (unsigned worker = 0; worker < workers; ++worker)
        out.push_back(worker == 0 ? 0 : text.find('\n', text.size() / workers * worker) + 1);
    out.push_back(text.size());
    return out;
}

/// Sixteen bytes at a time where the processor can.
std::size_t cell_length(std::string_view text) {
    std::size_t end = 0;
#if defined(__SSE2__)
    for (; end + 16 <= text.size(); end += 16) {
        auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + end));
        auto const marks =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
        if (auto const found = static_cast<unsigned>(_mm_movemask_epi8(marks)))
            return end + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    while (end + 1 < text.size() && text[end] != ',' && text[end] != '\n') ++end;
    return end;
}

/// One hash a row, of its texts together.
std::vector<std::uint64_t> code(std::string_view text) {
    std::array<Table, texts.size()> tables;
    std::vector<std::uint64_t> rows;
    while (!text.empty()) {
        std::uint64_t row = 0;
        for (std::size_t cell = 0;; ++cell) {
            auto const end = cell_length(text);
            if (auto const t = std::ranges::find(texts, cell); t != texts.end()) {
                auto const hash = hash_of(text.substr(0, end));
                tables[static_cast<std::size_t>(t - texts.begin())].take_in(hash);
                row = mixed(row ^ hash);
            }
            bool const is_last = text[end] == '\n';
            text.remove_prefix(end + 1);
            if (is_last || text.empty()) break;
        }
        rows.push_back(row);
    }
    return rows;
}

/// One key of each row: into buckets by its first byte, each sorted by three more.
std::uint64_t sort(std::vector<std::uint64_t> const& rows, std::uint64_t key) {
    std::vector<std::vector<std::uint64_t>> parts(buckets);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto const value = mixed(rows[row] + key) >> 32;
        parts[value >> 24].push_back(value << 32 | row);
    }
    std::vector<std::uint64_t> spare;
    std::uint64_t check = 0;
    for (auto& part : parts) {
        spare.resize(part.size());
        for (unsigned shift = 32; shift < 56; shift += 8) {
            std::array<std::uint32_t, 257> begins{};
            for (auto const e : part) ++begins[(e >> shift & 255) + 1];
            for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
            for (auto const e : part) spare[begins[e >> shift & 255]++] = e;
            part.swap(spare);
        }
        check += part.empty() ? 0 : part.front();
    }
    return check;
}

}  // namespace

int main(int count, char** words) {
    auto const file = count == 4 ? ::open(words[1], O_RDONLY | O_CLOEXEC) : -1;
    struct stat about{};
    if (file < 0 || ::fstat(file, &about) != 0) return 1;
    auto const size = static_cast<std::size_t>(about.st_size);
    auto* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) return 1;
    std::string_view const text(static_cast<char const*>(at), size);
    auto const workers = std::max(1U, std::thread::hardware_concurrency());
    auto const begins = cut(text, workers);
    std::vector<std::vector<std::uint64_t>> rows(workers);
    std::vector<std::uint64_t> checks(workers);
    auto const begin = std::chrono::steady_clock::now();
    on_all([&](unsigned worker) {
        rows[worker] = code(text.substr(begins[worker], begins[worker + 1] - begins[worker]));
    });
    auto const coded = std::chrono::steady_clock::now();
    on_all([&](unsigned worker) {
        for (std::size_t key = 0; key < keys_a_row; ++key) checks[worker] += sort(rows[worker], key);
    });
    std::chrono::duration<double> const code_s = coded - begin, sort_s = std::chrono::steady_clock::now() - coded;
    std::ofstream(words[3]) << fmt::format("{{\"code_s\":{},\"sort_s\":{},\"total_s\":{},\"check\":{}}}\n",
                                           code_s.count(), sort_s.count(), (code_s + sort_s).count(),
                                           checks[0] & 0xFFFF);
}
