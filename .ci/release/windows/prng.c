/* Programs of a recent Go ask bcryptprimitives.dll for randomness. Wine 8 has
   no such library; this one asks Wine's own source. For the check only. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE out, SIZE_T size) {
	while (size > 0) {
		ULONG part = size > 0x10000000 ? 0x10000000 : (ULONG)size;
		if (!RtlGenRandom(out, part)) return FALSE;
		out += part;
		size -= part;
	}
	return TRUE;
}
