// Run by dotnet-ef, which looks here for the two factories beside this file (see ./dev migration). There is nothing to run by hand.
Console.Error.WriteLine("Use ./dev migration NAME.");
return 1;
