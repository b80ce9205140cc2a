#!/usr/bin/python3
"""What LibreOffice says of the signatures of workbooks, with one LibreOffice for all.

A question is a line, the path of a workbook; the answer is a line: how many
signatures are valid, how many there are, and the number that the document's
window would show in its info bar (6 is partly signed, the best for a workbook).
An answer that begins with "no: " is a refusal. The folder for LibreOffice's
own files is the argument; the program ends with its input."""

import os
import signal
import subprocess
import sys
import time

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.frame import XStatusListener
from com.sun.star.util import URL

# Python cannot put a typed list into a list of arguments; Basic can.
OPEN_PACKAGE = """
Function OpenPackage(url As String)
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = "StorageFormat"
  format(0).Value = "ZipFormat"
  Dim reader, factory
  reader = createUnoService("com.sun.star.ucb.SimpleFileAccess").openFileRead(url)
  factory = createUnoService("com.sun.star.embed.StorageFactory")
  OpenPackage = factory.createInstanceWithArguments(Array(reader, 1, CreateUnoValue("[]com.sun.star.beans.PropertyValue", format)))
End Function
"""


class State(unohelper.Base, XStatusListener):
    """Keeps what the info bar is told."""

    value = None

    def statusChanged(self, event):
        self.value = event.State

    def disposing(self, source):
        pass


def named(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(folder):
    """Starts LibreOffice with a profile of its own; gives the process and its context."""
    door = "pipe,name=oracles%d;urp" % os.getpid()
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
         "-env:UserInstallation=" + uno.systemPathToFileUrl(folder), "--accept=" + door + ";"],
        stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + 90
    while True:
        try:
            return process, resolver.resolve("uno:" + door + ";StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end or process.poll() is not None:
                raise
            time.sleep(0.2)


class Office:
    def __init__(self, context):
        self.make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
        self.desktop = self.make("com.sun.star.frame.Desktop")
        self.signatures = self.make("com.sun.star.security.DocumentDigitalSignatures")
        libraries = self.make("com.sun.star.script.ApplicationScriptLibraryContainer")
        name = "Standard"
        library = libraries.getByName(name) if libraries.hasByName(name) else libraries.createLibrary(name)
        library.insertByName("Oracles", OPEN_PACKAGE)
        scripts = context.getValueByName("/singletons/com.sun.star.script.provider.theMasterScriptProviderFactory")
        self.open_package = scripts.createScriptProvider("").getScript(
            "vnd.sun.star.script:Standard.Oracles.OpenPackage?language=Basic&location=application")

    def ask(self, path):
        url = uno.systemPathToFileUrl(os.path.abspath(path))
        package, _, _ = self.open_package.invoke((url,), (), ())
        found = self.signatures.verifyDocumentContentSignatures(package, None)
        valid = sum(1 for s in found if s.SignatureIsValid and s.Signer)
        return "%d of %d, info bar %s" % (valid, len(found), self.info_bar(url))

    def info_bar(self, url):
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, (named("Hidden", True), named("ReadOnly", True)))
        if document is None:
            return "none: the workbook does not open"
        try:
            command = URL()
            command.Complete = ".uno:Signature"
            _, command = self.make("com.sun.star.util.URLTransformer").parseStrict(command)
            state = State()
            dispatch = document.CurrentController.Frame.queryDispatch(command, "_self", 0)
            dispatch.addStatusListener(state, command)
            end = time.monotonic() + 5
            while state.value is None and time.monotonic() < end:
                time.sleep(0.02)
            dispatch.removeStatusListener(state, command)
            return state.value
        finally:
            document.close(True)


def main():
    process, context = connect(sys.argv[1])
    try:
        office = Office(context)
        for line in sys.stdin:
            try:
                answer = office.ask(line.rstrip("\n"))
            except Exception as e:  # whatever LibreOffice throws at a damaged file is its answer
                answer = "no: %s %s" % (type(e).__name__, e)
            print(" ".join(answer.split()), flush=True)
        office.desktop.terminate()
    finally:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


main()
